package interleave.cli.grade;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A compiler in a process of its own, so that code which hangs or crashes the compiler can be got rid of. */
final class CompilerMain {

    private CompilerMain() {}

    /**
     * Answers requests from standard input until it ends.
     *
     * @param arguments the class path of what is compiled
     */
    public static void main(String[] arguments) {
        PrintStream nowhere = System.err;
        System.setOut(nowhere);
        Compiler compiler = new Compiler(Arrays.stream(arguments[0].split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList());
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            while (true) {
                int count = in.readInt();
                String packageName = Compilation.readText(in);
                Map<String, String> sources = new TreeMap<>();
                for (int number = 0; number < count; number++) {
                    String name = Compilation.readText(in);
                    sources.put(name, Compilation.readText(in));
                }
                compiler.compile(packageName, sources).write(out);
            }
        } catch (IOException end) {
            // Whoever asked has ended, or wants this to end.
            Runtime.getRuntime().halt(0);
        }
    }
}
