package interleave.cli;

import interleave.cli.benchmark.CheckClassCommand;
import interleave.cli.benchmark.SampleClassCommand;
import interleave.cli.card.CardCommand;
import interleave.cli.classroom.GradeCommand;
import interleave.cli.classroom.PrepareCommand;
import interleave.cli.handout.GradescopeCommand;
import interleave.cli.handout.HandoutCommand;
import interleave.cli.law.LawCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the kit. Maven calls it within its own JVM, so it never ends the JVM. */
@Command(
        name = "interleave",
        description = "Grades concurrency exercises.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            CardCommand.class,
            GradeCommand.class,
            HandoutCommand.class,
            GradescopeCommand.class,
            LawCommand.class,
            PrepareCommand.class,
            SampleClassCommand.class,
            CheckClassCommand.class
        })
public final class Main {

    private Main() {}

    /**
     * Runs one command.
     *
     * @throws Refusal with a sentence, if the command cannot do what it was asked, or the build is to fail
     */
    public static void main(String[] arguments) {
        run(System.out, arguments);
    }

    /** As {@link #main}, to a stream of the caller's. */
    static void run(PrintStream out, String... arguments) {
        // Thrown from a handler, it would be printed by picocli, with its stack trace.
        AtomicReference<Refusal> refusal = new AtomicReference<>();
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(new PrintWriter(out, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, given) -> {
                    refusal.set(new Refusal(sentence(wrong) + ". Try '"
                            + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'."));
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    refusal.set(thrown instanceof Refusal known ? known : new Refusal(confession(thrown)));
                    return CommandLine.ExitCode.SOFTWARE;
                });
        commandLine.execute(arguments);
        commandLine.getOut().flush();
        if (refusal.get() != null) {
            throw refusal.get();
        }
    }

    private static String sentence(CommandLine.ParameterException wrong) {
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && wrong.getCommandLine().getParent() == null) {
            return "There is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        return wrong.getMessage();
    }

    private static String confession(Exception own) {
        String place = Optional.of(own.getStackTrace())
                .filter(trace -> trace.length > 0)
                .map(trace -> ", in " + trace[0].getFileName() + ":" + trace[0].getLineNumber())
                .orElse("");
        return "The grader itself made a mistake: " + own + place + ". Please report it.";
    }
}
