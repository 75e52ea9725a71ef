package interleave.corpus;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command of a JVM that measures, with the class path and the {@code -XX} options of this one. */
final class OwnJvm {
    private OwnJvm() {}

    /**
     * Makes it.
     *
     * @param agent the explorer's jar, or null
     */
    static List<String> command(String agent, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-XX:")) {
                command.add(option);
            }
        }
        if (agent != null) {
            command.add("-javaagent:" + agent);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs such a JVM to its end; the lines that it has printed. */
    static List<String> run(String agent, Class<?> main, String... arguments) throws Exception {
        Process process = new ProcessBuilder(command(agent, main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.inputReader()) {
            return in.lines().toList();
        } finally {
            process.waitFor();
        }
    }
}
