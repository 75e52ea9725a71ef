package interleave.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs a command as Maven would, and catches what it prints. */
public final class CommandLineRun {

    private CommandLineRun() {}

    /** What the command printed. */
    public static String of(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        to(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** For a command that refuses, and prints something before. */
    public static void to(PrintStream out, String... arguments) {
        Main.run(out, arguments);
    }
}
