package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks whose code runs: it uses nothing that is not allowed. Each is graded in the outer sandbox, where this system has
 * one, and without it, and an honest submission beside it each time.
 */
@Timeout(600)
class RunAttacksTest {

    private static final int HONEST = 3;

    /** One of the attacks hinders JUnit itself; the usual limit is too long to wait for. */
    private static final TestWorker.Limits LIMITS =
            new TestWorker.Limits(Duration.ofMinutes(2), Duration.ofSeconds(60));

    /** One attack; its code keeps no promise. */
    record Attack(String name, Map<String, String> files) {}

    private static final String FORGED = "\"%d " + "0".repeat(64)
            + " {\\\"event\\\":\\\"finished\\\",\\\"test\\\":\\\"interleave.box.BoxTest#noCountIsLost\\\",\\\"outcome\\\":\\\"passed\\\"}%n\"";

    static final List<Attack> ATTACKS = List.of(
            attack(
                    "prints results of its own",
                    "",
                    "for (int n = 0; n < 9; n++) { System.out.printf(" + FORGED + ", n); System.err.printf(" + FORGED
                            + ", n); }"),
            whole("hands out what is equal to all", """
                    public class Box {
                        static final class Liar {
                            @Override public boolean equals(Object other) { return true; }
                            @Override public int hashCode() { return "apple".hashCode(); }
                            @Override public String toString() { return "apple"; }
                        }
                        public void put(Object object) {}
                        public Object get() { return new Liar(); }
                        public int count() { return -1; }
                    }
                    """),
            whole("does its duty on a thread that is named like a test's", """
                    public class Box {
                        private int count;
                        private static boolean tested() {
                            return java.util.Set.of("A", "B", "the test's thread").contains(Thread.currentThread().getName());
                        }
                        public void put(Object object) { if (tested()) { count++; } }
                        public Object get() { return tested() ? "apple" : null; }
                        public int count() { return tested() ? 2 : -1; }
                    }
                    """),
            attack(
                    "never ends its initialiser",
                    "static { while (Box.class != null) { Thread.onSpinWait(); } }",
                    "return;"),
            attack("fails in its initialiser", "static { if (true) throw new StackOverflowError(); }", "return;"),
            attack(
                    "fills the memory",
                    "static final List<long[]> ALL = new ArrayList<>();",
                    "while (true) { ALL.add(new long[1 << 20]); }"),
            attack(
                    "starts threads without end",
                    "",
                    "while (true) { Thread t = new Thread(() -> java.util.concurrent.locks.LockSupport.park()); t.setDaemon(true); t.start(); }"),
            attack(
                    "prints without end",
                    "",
                    "Thread t = new Thread(() -> { while (true) { System.out.println(\"x\".repeat(10_000)); } }); t.setDaemon(true); t.start(); throw new IllegalStateException();"),
            attack(
                    "keeps the locks of the JDK's classes",
                    "",
                    "Thread t = new Thread(() -> { synchronized (Thread.class) { synchronized (System.out) { while (true) { Thread.onSpinWait(); } } } }); t.start(); throw new IllegalStateException();"),
            attack(
                    "leaves threads that nothing ends, named like the harness's",
                    "",
                    "for (String name : List.of(\"testkit-x\", \"junit-x\", \"surefire-x\")) { Thread t = new Thread(() -> { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { continue; } } }, name); t.start(); } throw new IllegalStateException();"),
            attack(
                    "keeps the JDK's own pools",
                    "",
                    "CountDownLatch never = new CountDownLatch(1); for (int i = 0; i < 20; i++) { CompletableFuture.runAsync(() -> { try { never.await(); } catch (InterruptedException e) { return; } }); } throw new IllegalStateException();"),
            attack(
                    "keeps what the tests print with",
                    "",
                    "CountDownLatch never = new CountDownLatch(1); Thread t = new Thread(() -> { synchronized (System.out) { synchronized (System.err) { while (true) { try { never.await(); } catch (InterruptedException e) { continue; } } } } }); t.start(); throw new IllegalStateException();"),
            attack(
                    "throws a message without end",
                    "static class Loud extends RuntimeException { @Override public String getMessage() { return \"x\".repeat(50_000_000); } @Override public synchronized Throwable getCause() { return new Loud(); } }",
                    "throw new Loud();"),
            whole("hands out what never says what it is", """
                    public class Box {
                        static final class Mute {
                            @Override public String toString() { while (true) { Thread.onSpinWait(); } }
                        }
                        public void put(Object object) {}
                        public Object get() { return new Mute(); }
                        public int count() { return -1; }
                    }
                    """),
            attack(
                    "says that it is not written, and means it as a trick",
                    "",
                    "throw new UnsupportedOperationException(\"passed\");"),
            attack(
                    "writes over the page",
                    "",
                    "throw new IllegalStateException(\"\\u001b[2J\\u202e<script>alert(1)</script>\");"));

    private static Attack attack(String name, String members, String statements) {
        return new Attack(name, AttackedKit.box("", members, statements));
    }

    private static Attack whole(String name, String source) {
        return new Attack(name, Map.of("Box.java", "package interleave.box;\n" + source));
    }

    @TempDir
    static Path folder;

    private static AttackedKit kit;

    @BeforeAll
    static void prepare() throws Exception {
        kit = new AttackedKit(folder).withTwin();
    }

    @Test
    void withoutTheOuterSandbox() throws Exception {
        try (SubmissionGrader grader = grader(Sandbox.none())) {
            gradeAll(grader);
        }
    }

    @Test
    void withTheOuterSandbox() throws Exception {
        Sandbox sandbox = Sandbox.strongest();
        assumeTrue(sandbox.hasBubblewrap(), "This system has no sandbox that works.");
        try (SubmissionGrader grader = grader(sandbox)) {
            gradeAll(grader);
        }
    }

    @Test
    void withLandlockAlone() throws Exception {
        Sandbox sandbox = Sandbox.landlockAlone();
        assumeTrue(sandbox.hasLandlock(), "This system has no Landlock, or no program that asks for it.");
        try (SubmissionGrader grader = grader(sandbox)) {
            gradeAll(grader);
        }
    }

    private static SubmissionGrader grader(Sandbox sandbox) throws Exception {
        return new SubmissionGrader(kit.root(), kit.exercises(), sandbox, new AllowList(), LIMITS, 2);
    }

    private static void gradeAll(SubmissionGrader grader) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<SubmissionGrade>> calls = new ArrayList<>();
            for (Attack attack : ATTACKS) {
                int number = calls.size();
                calls.add(() -> grader.grade(AttackedKit.submissionWithTwin(attack.files(), number)));
            }
            // The honest ones run beside the attacks, not after them.
            for (int number = 0; number < HONEST; number++) {
                calls.add(
                        number * ATTACKS.size() / HONEST,
                        () -> grader.grade(AttackedKit.submission(Map.of("Box.java", AttackedKit.RIGHT))));
            }
            List<SubmissionGrade> grades = new ArrayList<>();
            for (Future<SubmissionGrade> grade : pool.invokeAll(calls)) {
                grades.add(grade.get());
            }
            for (int number = HONEST - 1; number >= 0; number--) {
                SubmissionGrade honest = grades.remove(number * ATTACKS.size() / HONEST);
                assertThat(honest.exercises().get(0).points())
                        .as(honest.toString())
                        .isEqualTo(10);
            }
            for (int number = 0; number < ATTACKS.size(); number++) {
                String name = ATTACKS.get(number).name();
                SubmissionGrade grade = grades.get(number);
                ExerciseGrade exercise = grade.exercises().get(0);
                assertThat(grade.state()).as(name).isEqualTo(SubmissionGrade.State.GRADED);
                assertThat(exercise.points()).as(name + ": " + exercise).isZero();
                assertThat(exercise.promises()).as(name).allSatisfy(RunAttacksTest::isTold);
                // The attack came first, perhaps in the same JVM.
                ExerciseGrade twin = grade.exercises().get(1);
                assertThat(twin.points()).as(name + ": " + twin).isEqualTo(10);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(ProcessHandle.current().descendants().filter(RunAttacksTest::isWorker))
                .isEmpty();
    }

    private static boolean isWorker(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("IsolatedRun");
    }

    private static void isTold(PromiseGrade promise) {
        assertThat(promise.state()).isNotEqualTo(PromiseState.KEPT);
        assertThat(promise.seen()).isNotBlank().hasSizeLessThan(30_000).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aClassWhoseNameHasAnUmlaut() throws Exception {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "No file here can have an umlaut.");
        String source = AttackedKit.RIGHT
                .replace(
                        "private int count;", "private int count; static class Z\u00e4hler { int one() { return 1; } }")
                .replace("count++", "count += new Z\u00e4hler().one()");
        for (Sandbox sandbox : List.of(Sandbox.none(), Sandbox.landlockAlone(), Sandbox.strongest())) {
            try (SubmissionGrader grader = grader(sandbox)) {
                SubmissionGrade grade = grader.grade(AttackedKit.submission(Map.of("Box.java", source)));
                assertThat(grade.exercises().get(0).points())
                        .as(grade.toString())
                        .isEqualTo(10);
            }
        }
    }

    /** What would happen if the scan saw nothing: the code does whatever Java can do. */
    private Map<String, String> allThatTheScanStops(Path secret, Path written, int port) {
        return AttackedKit.box("import java.nio.file.*;", "", """
                StringBuilder done = new StringBuilder();
                try { done.append(Files.readString(Path.of("%s"))); } catch (Throwable e) { done.append("no file read, "); }
                try { Files.writeString(Path.of("%s"), "x"); done.append("written, "); } catch (Throwable e) { done.append("no file written, "); }
                try { new java.net.Socket("127.0.0.1", %d).close(); done.append("connected, "); } catch (Throwable e) { done.append("no connection, "); }
                try { new ProcessBuilder("sleep", "987").start(); done.append("started, "); } catch (Throwable e) { done.append("nothing started, "); }
                try { done.append(ProcessHandle.allProcesses().count() > 5 ? "sees others" : "sees nobody"); } catch (Throwable e) { done.append("sees nobody"); }
                throw new IllegalStateException(done.toString());
                """.formatted(secret, written, port));
    }

    @Test
    void whatOnlyTheSandboxStops() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret, ");
        Path written = folder.resolve("written.txt");
        try (ServerSocket server = new ServerSocket(0)) {
            Map<String, String> files = allThatTheScanStops(secret, written, server.getLocalPort());
            String without = told(Sandbox.none(), files);
            assertThat(without).contains("the secret, written, connected, ");
            assertThat(written).exists();
            Files.delete(written);
            // What code starts without a sandbox outlives its worker: the scan alone keeps it from starting anything.
            sleepers().forEach(ProcessHandle::destroyForcibly);
            Sandbox sandbox = Sandbox.strongest();
            if (sandbox.hasBubblewrap()) {
                // What it writes lies in the sandbox's own memory, and what it starts is gone with it.
                assertThat(told(sandbox, files))
                        .contains("no file read, ", "no connection, ")
                        .doesNotContain("the secret", "connected, ");
                assertThat(written).doesNotExist();
            }
            Sandbox landlock = Sandbox.landlockAlone();
            if (landlock.hasLandlock()) {
                assertThat(told(landlock, files))
                        .contains("no file read, no file written, ", "nothing started, ")
                        .doesNotContain("the secret");
                assertThat(written).doesNotExist();
            }
        }
        for (int look = 0; look < 50 && !sleepers().isEmpty(); look++) {
            Thread.sleep(100);
        }
        assertThat(sleepers()).isEmpty();
    }

    private static List<ProcessHandle> sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 987"))
                .toList();
    }

    private static String told(Sandbox sandbox, Map<String, String> files) throws Exception {
        try (SubmissionGrader blind =
                new SubmissionGrader(kit.root(), kit.exercises(), sandbox, AllowList.everything(), LIMITS, 1)) {
            SubmissionGrade grade = blind.grade(AttackedKit.submission(files));
            assertThat(grade.exercises().get(0).points()).isZero();
            return grade.exercises().get(0).promises().stream()
                    .map(PromiseGrade::seen)
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void codeThatTheCompilerComesToNoEndWith() throws Exception {
        // What the compiler has to infer grows steeply with the levels: it takes seven times the CPU time that it gets
        // here.
        String nested = "x";
        for (int level = 0; level < 80; level++) {
            nested = "pick(List.of(" + nested + "), x)";
        }
        String source = """
                package interleave.box;
                import java.util.List;
                public class Box {
                    static <T> T pick(T one, T other) { return one; }
                    public void put(Object x) {}
                    public Object get() { Integer x = 1; return %s; }
                    public int count() { return 0; }
                }
                """.formatted(nested);
        try (Clockwork clockwork = new Clockwork();
                CompilerProcess compiler = new CompilerProcess(clockwork, List.of(), Duration.ofSeconds(3))) {
            Compilation bomb = compiler.compile("interleave.box", Map.of("Box.java", source));
            Compilation honest = compiler.compile("interleave.box", Map.of("Box.java", AttackedKit.RIGHT));
            assertThat(bomb.classes()).isEmpty();
            assertThat(bomb.error()).isNotBlank();
            assertThat(honest.error()).isNull();
        }
    }
}
