package interleave.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.sample.Exploring;
import interleave.sample.Stub;
import interleave.sample.Throwing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The results file tells what became of each test, whatever the student's code does to the JVM. */
class ResultsListenerTest {
    private static final String HERE = "interleave.testkit.ResultsListenerTest$";

    @TempDir
    private Path folder;

    private final List<String> options = new ArrayList<>();
    private Path printed;

    /** The lines that a JVM of its own leaves behind; line numbers and times are replaced by {@code #}. */
    private List<String> resultsOf(int exitStatus, Class<?>... tests) throws IOException, InterruptedException {
        Path results = folder.resolve("grade/results.jsonl");
        printed = folder.resolve("printed");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + explorer(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GradedRun.class.getName(),
                "--results=" + results));
        options.forEach(option -> command.add(1, option));
        for (Class<?> test : tests) {
            command.add(test.getName());
        }
        Process jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        try {
            assertThat(jvm.waitFor(80, TimeUnit.SECONDS))
                    .as("the JVM came to its end")
                    .isTrue();
        } finally {
            jvm.destroyForcibly();
        }
        assertThat(jvm.exitValue())
                .as(() -> "exit status of a JVM that printed " + text(printed))
                .isEqualTo(exitStatus);
        return Files.readAllLines(results).stream()
                .map(line -> Graded.withoutLineNumbers(line).replaceAll("\"millis\":\\d+", "\"millis\":#"))
                .toList();
    }

    /** The explorer's jar, or the one beside its classes. */
    private static Path explorer() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (path.getFileName().toString().matches("explorer-.*\\.jar")) {
                return path;
            }
            if (path.endsWith(Path.of("explorer", "target", "classes"))) {
                try (var jars = Files.newDirectoryStream(path.getParent(), "explorer-*SNAPSHOT.jar")) {
                    return jars.iterator().next();
                }
            }
        }
        throw new IllegalStateException("The explorer is not on the class path.");
    }

    private static String text(Path file) {
        try {
            String all = Files.readString(file);
            return all.substring(0, Math.min(all.length(), 2_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String plan(String type, String... methods) {
        List<String> tests = new ArrayList<>();
        for (String method : methods) {
            tests.add("{\"test\":\"" + HERE + type + "#" + method + "\",\"promise\":\"00.1\"}");
        }
        return "{\"event\":\"plan\",\"format\":1,\"tests\":[" + String.join(",", tests) + "]}";
    }

    private static String started(String test) {
        return "{\"event\":\"started\",\"test\":\"" + HERE + test + "\"}";
    }

    private static String passed(String test) {
        return "{\"event\":\"finished\",\"test\":\"" + HERE + test
                + "\",\"outcome\":\"passed\",\"type\":null,\"message\":null,\"notWritten\":false,\"millis\":#}";
    }

    private static String failed(String test, String message, boolean notWritten) {
        return "{\"event\":\"finished\",\"test\":\"" + HERE + test
                + "\",\"outcome\":\"failed\",\"type\":\"java.lang.AssertionError\",\"message\":\"" + message
                + "\",\"notWritten\":" + notWritten + ",\"millis\":#}";
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class AllKinds {
        @Promise("00.1")
        void a() {}

        @Promise("00.1")
        void b() {
            new Stub().value();
        }

        @Promise("00.1")
        void c() {
            throw new AssertionError("\"quoted\" \\ \u0001 \n \t é € \uD83D\uDE00 \uD800 \u2028");
        }

        @Promise("00.1")
        void d() {
            Throwing.rude();
        }

        @Promise("00.1")
        void e() {
            Throwing.enormous();
        }

        @Promise("00.1")
        void f() {
            String line = "x".repeat(100_000);
            for (int i = 0; i < 1_000; i++) {
                System.out.println(line);
            }
        }

        @Promise("00.1")
        void g() {
            new Throwing.WorseInitialiser().value();
        }

        @Promise("00.1")
        void h() {
            Throwing.ownAssertion();
        }

        @Promise("00.1")
        void i() {
            Throwing.outOfMemory();
        }
    }

    @Test
    void everyKindOfEnd() throws Exception {
        List<String> lines = resultsOf(0, AllKinds.class);
        String type = "AllKinds";
        assertThat(lines)
                .startsWith(
                        plan(type, "a", "b", "c", "d", "e", "f", "g", "h", "i"),
                        started("AllKinds#a"),
                        passed("AllKinds#a"),
                        started("AllKinds#b"),
                        failed(
                                "AllKinds#b",
                                "Stub.value (Stub.java:#) is not written yet: it throws UnsupportedOperationException.",
                                true),
                        started("AllKinds#c"),
                        failed(
                                "AllKinds#c",
                                "\\\"quoted\\\" \\\\ \\u0001 \\n \\u0009 é € \\ud83d\\ude00 \\ud800 \u2028",
                                false),
                        started("AllKinds#d"),
                        failed(
                                "AllKinds#d",
                                "The call threw Throwing.Rude, at Throwing.rude (Throwing.java:#).",
                                false),
                        started("AllKinds#e"))
                .endsWith(
                        started("AllKinds#f"),
                        passed("AllKinds#f"),
                        started("AllKinds#g"),
                        failed(
                                "AllKinds#g",
                                "The call threw Error: no class, at the static initialiser of"
                                        + " Throwing.WorseInitialiser (Throwing.java:#).",
                                false),
                        started("AllKinds#h"),
                        failed(
                                "AllKinds#h",
                                "The call threw Throwing.OwnAssertion: one is not two, at Throwing.ownAssertion"
                                        + " (Throwing.java:#).",
                                false),
                        started("AllKinds#i"),
                        failed(
                                "AllKinds#i",
                                "The call threw OutOfMemoryError: Java heap space, at Throwing.outOfMemory"
                                        + " (Throwing.java:#).",
                                false),
                        "{\"event\":\"end\"}");
        assertThat(lines.get(10)).hasSizeLessThan(1_500).contains("The call threw Throwing.Enormous: xxx");
        assertThat(Files.size(printed)).isLessThan(CappedOutput.MOST_BYTES + 10_000);
        assertThat(Files.readString(printed))
                .contains("[the rest of what the tests print is left out: it is more than 256 KiB]");
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Exits {
        @Promise("00.1")
        void a(Threads threads) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }));
            threads.start("A", () -> interleave.sample.Locking.whileHoldingTheClass(() -> System.exit(3)))
                    .awaitReturn();
        }

        @Promise("00.1")
        void b() {}
    }

    @Test
    void anExitInTheMiddleOfATest() throws Exception {
        assertThatTheRestIsRun(Exits.class, "System.exit");
    }

    private void assertThatTheRestIsRun(Class<?> tests, String call) throws Exception {
        String name = tests.getSimpleName();
        assertThat(resultsOf(0, tests))
                .containsExactly(
                        plan(name, "a", "b"),
                        started(name + "#a"),
                        failed(
                                name + "#a",
                                "A called " + call + " at Locking.whileHoldingTheClass (Locking.java:#),"
                                        + " which would end the whole program.\\nA never returned.",
                                false),
                        started(name + "#b"),
                        passed(name + "#b"),
                        "{\"event\":\"end\"}");
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class HaltsByTheStudent {
        @Promise("00.1")
        void a(Threads threads) {
            threads.start(
                            "A",
                            () -> interleave.sample.Locking.whileHoldingTheClass(
                                    () -> Runtime.getRuntime().halt(3)))
                    .awaitReturn();
        }

        @Promise("00.1")
        void b() {}
    }

    @Test
    void aHaltInTheMiddleOfATest() throws Exception {
        assertThatTheRestIsRun(HaltsByTheStudent.class, "Runtime.halt");
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Halts {
        @Promise("00.1")
        void a() {
            Runtime.getRuntime().halt(4);
        }
    }

    @Test
    void aJvmThatIsGoneAtOnce() throws Exception {
        assertThat(resultsOf(4, Halts.class)).containsExactly(plan("Halts", "a"), started("Halts#a"));
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class NeverBegins {
        @BeforeAll
        static void fail() {
            throw new AssertionError("no beginning");
        }

        @Promise("00.1")
        void a() {}
    }

    static class Forks {
        @Promise("00.1")
        void a() {
            Thread thread = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            thread.setDaemon(false);
            thread.start();
        }
    }

    @Test
    void aClassThatNeverBeginsAndAThreadThatNeverEnds() throws Exception {
        assertThat(resultsOf(0, NeverBegins.class, Forks.class))
                .contains(
                        started("NeverBegins#a"),
                        failed("NeverBegins#a", "no beginning", false),
                        started("Forks#a"),
                        passed("Forks#a"))
                .endsWith("{\"event\":\"end\"}");
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Explored {
        @Promise("00.1")
        void a() {
            Exploration.of(Exploring.TwoIncrements.class).check();
        }

        @Promise("00.1")
        void b() {
            Exploration.of(Exploring.OneIncrement.class).check();
        }

        @Promise("00.1")
        void c() {
            Exploration.of(Exploring.OneDecrement.class).check();
        }
    }

    @Test
    void whatTheExplorerFindsOutIsAttached() throws Exception {
        List<String> lines = resultsOf(0, Explored.class);
        String attached = "{\"event\":\"attached\",\"test\":\"" + HERE + "Explored#%s\",\"name\":\"verdict\",\"value\":"
                + "{\"scenario\":\"Exploring.%s\",\"verdict\":\"%s\",\"says\":\"%s\",\"bound\":";
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(attached.formatted(
                                "a", "TwoIncrements", "broken", "A schedule breaks it. 2 increments, value 1."))
                        .contains("\"counterexample\":{\"verdict\":\"broken\",")
                        .contains("\"threads\":[\"A\",\"B\"],\"steps\":[{\"thread\":0,"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(attached.formatted(
                                "b",
                                "OneIncrement",
                                "holds",
                                "OneIncrement holds in all 2 schedules with up to 2 preemptions."))
                        .contains("\"exhausted\":true"))
                .anySatisfy(line -> assertThat(line)
                        .contains("#c\"", "\"outcome\":\"failed\"", "\"notWritten\":true")
                        .contains("Counter.decrement (Exploring.java:#) is not written yet: it throws"));
    }

    @Test
    void aReplayStandsInThePlan() throws Exception {
        options.add("-Dreplay=OneIncrement-usual");
        assertThat(resultsOf(0, Explored.class))
                .first()
                .asString()
                .startsWith("{\"event\":\"plan\",\"format\":1,\"replay\":\"OneIncrement-usual\",\"tests\":[");
    }
}
