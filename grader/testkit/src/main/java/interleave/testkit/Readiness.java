package interleave.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells whether a thread of this JVM is ready to run and has not got the processor yet. To Java, a thread that was woken
 * looks as blocked as ever until it runs, and under load that can take a tenth of a second; Linux knows it at once.
 *
 * <p>Any thread may ask; it costs about a millisecond.
 */
final class Readiness {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final List<String> NOT_OF_THE_TEST =
            List.of("C1 ", "C2 ", "GC ", "G1 ", "VM ", "java", "main", "testkit-", "junit-", "surefire-");

    private Readiness() {}

    /** Whether this system tells it. */
    static boolean isKnown() {
        return Files.isDirectory(TASKS);
    }

    /** Whether some thread may be ready to run, the asking one and the JVM's own excepted. */
    static boolean isAnyoneReady() {
        String[] tasks = TASKS.toFile().list();
        if (tasks == null) {
            return true;
        }
        String itself = itself();
        for (String task : tasks) {
            if (!task.equals(itself) && isReady(task)) {
                return true;
            }
        }
        return false;
    }

    private static String itself() {
        try {
            return new File("/proc/thread-self").getCanonicalFile().getName();
        } catch (IOException e) {
            return "";
        }
    }

    /** The file reads {@code 4711 (name of the thread) R ...}; a task that has ended meanwhile has none. */
    private static boolean isReady(String task) {
        try {
            String stat = Files.readString(TASKS.resolve(task).resolve("stat"));
            int end = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, end);
            return stat.charAt(end + 2) == 'R' && NOT_OF_THE_TEST.stream().noneMatch(name::startsWith);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
