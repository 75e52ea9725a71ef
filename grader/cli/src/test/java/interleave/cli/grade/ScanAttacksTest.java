package interleave.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Attacks that end before any of their code runs: the compiler or the scan refuses them, and the student is told why.
 * {@code docs/security.md} lists them.
 */
class ScanAttacksTest {

    @TempDir
    static Path folder;

    private static SubmissionGrader grader;

    @BeforeAll
    static void prepare() throws Exception {
        AttackedKit kit = new AttackedKit(folder);
        grader = new SubmissionGrader(kit.root(), kit.exercises(), new GradingOptions(false, 1));
    }

    @AfterAll
    static void close() {
        grader.close();
    }

    private static Arguments uses(String name, String statements, String told) {
        return Arguments.of(name, AttackedKit.box("", "", statements), told);
    }

    private static Arguments declares(String name, String members, String told) {
        return Arguments.of(name, AttackedKit.box("", members, "return;"), told);
    }

    private static Arguments adds(String name, String file, String source, String told) {
        Map<String, String> files = new HashMap<>(AttackedKit.box("", "", "return;"));
        files.put(file, source);
        return Arguments.of(name, files, told);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                uses("ends the JVM", "System.exit(0);", "System.exit"),
                uses("halts the JVM", "Runtime.getRuntime().halt(0);", "Runtime.halt"),
                uses(
                        "ends the JVM through a method reference",
                        "java.util.function.IntConsumer c = System::exit; c.accept(0);",
                        "System.exit"),
                uses("starts a program", "Runtime.getRuntime().exec(\"sh\");", "Runtime.exec"),
                uses("starts a program with a builder", "new ProcessBuilder(\"sh\").start();", "ProcessBuilder"),
                uses("kills the grader", "ProcessHandle.current().parent().get().destroyForcibly();", "ProcessHandle"),
                uses(
                        "writes a file",
                        "java.nio.file.Files.writeString(java.nio.file.Path.of(\"results\"), \"10\");",
                        "java.nio.file.Files"),
                uses("deletes a file", "new java.io.File(\"results\").delete();", "java.io.File"),
                uses(
                        "writes a stream",
                        "new java.io.FileOutputStream(\"results\").close();",
                        "java.io.FileOutputStream"),
                uses(
                        "writes to standard output's file descriptor",
                        "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(1);",
                        "FileDescriptor"),
                uses(
                        "reads its own memory",
                        "new java.io.RandomAccessFile(\"/proc/self/mem\", \"rw\").read();",
                        "RandomAccessFile"),
                uses(
                        "writes with a print writer",
                        "new java.io.PrintWriter(\"results\").close();",
                        "this constructor of java.io.PrintWriter"),
                uses(
                        "writes with a print stream",
                        "new java.io.PrintStream(\"results\").close();",
                        "this constructor of java.io.PrintStream"),
                uses(
                        "writes with a formatter",
                        "new Formatter(\"results\").close();",
                        "this constructor of java.util.Formatter"),
                uses("reads with a scanner", "new Scanner(new java.io.File(\"/etc/passwd\"));", "java.util.Scanner"),
                uses("opens a connection", "new java.net.Socket(\"127.0.0.1\", 80).close();", "java.net.Socket"),
                uses("asks a web server", "new java.net.URL(\"http://127.0.0.1\").openStream();", "java.net.URL"),
                uses("reads the key from standard input", "System.in.read();", "System.in"),
                uses("reads the environment", "System.getenv();", "System.getenv"),
                uses("reads a system property", "System.getProperty(\"user.home\");", "System.getProperty"),
                uses("reads a system property by a detour", "Integer.getInteger(\"pid\");", "Integer.getInteger"),
                uses(
                        "sets a system property",
                        "System.setProperty(\"interleave.results\", \"x\");",
                        "System.setProperty"),
                uses("takes standard output over", "System.setOut(null);", "System.setOut"),
                uses("loads the testkit", "Class.forName(\"interleave.testkit.Promise\");", "Class.forName"),
                uses("asks for its class loader", "Box.class.getClassLoader();", "Class.getClassLoader"),
                uses(
                        "asks for the context class loader",
                        "Thread.currentThread().getContextClassLoader();",
                        "Thread.getContextClassLoader"),
                uses(
                        "asks the test's lambda for its class's fields",
                        "argument.getClass().getDeclaredFields();",
                        "Class.getDeclaredFields"),
                uses(
                        "reflects on a method",
                        "argument.getClass().getMethod(\"x\").invoke(argument);",
                        "Class.getMethod"),
                uses(
                        "looks into private fields",
                        "java.lang.invoke.MethodHandles.privateLookupIn(argument.getClass(), java.lang.invoke.MethodHandles.lookup());",
                        "privateLookupIn"),
                uses(
                        "looks a method up",
                        "java.lang.invoke.MethodHandles.lookup().findStatic(System.class, \"exit\", java.lang.invoke.MethodType.methodType(void.class, int.class));",
                        "findStatic"),
                uses(
                        "takes a handle of a test's field",
                        "java.lang.invoke.MethodHandles.lookup().findVarHandle(argument.getClass(), \"passed\", int.class);",
                        "findVarHandle without a class of the submission"),
                uses(
                        "hides the class of a handle behind a condition",
                        "java.lang.invoke.MethodHandles.lookup().findVarHandle(argument != null ? argument.getClass() : Box.class, \"passed\", int.class);",
                        "findVarHandle without a class of the submission"),
                uses(
                        "takes an updater of a test's field",
                        "java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater((Class<Object>) argument.getClass(), \"passed\");",
                        "newUpdater without a class of the submission"),
                uses(
                        "defines a hidden class",
                        "java.lang.invoke.MethodHandles.lookup().defineHiddenClass(new byte[0], true);",
                        "defineHiddenClass"),
                uses("takes Unsafe", "sun.misc.Unsafe u = null; u.allocateMemory(1L << 40);", "Unsafe"),
                uses("makes a proxy", "java.lang.reflect.Proxy.newProxyInstance(null, null, null);", "Proxy"),
                uses("makes a class loader", "new java.net.URLClassLoader(new java.net.URL[0]);", "URLClassLoader"),
                uses("reads all stacks", "Thread.getAllStackTraces();", "Thread.getAllStackTraces"),
                uses("reads its own stack", "new Throwable().getStackTrace();", "Throwable.getStackTrace"),
                uses(
                        "reads its own stack through an own exception",
                        "class Mine extends Exception {} new Mine().getStackTrace();",
                        "getStackTrace"),
                uses(
                        "prints its stack into a text",
                        "new Throwable().printStackTrace(new java.io.PrintWriter(new java.io.StringWriter()));",
                        "Throwable.printStackTrace"),
                uses("walks its stack", "StackWalker.getInstance().walk(s -> s.count());", "StackWalker"),
                uses(
                        "asks what a test's thread waits for",
                        "java.util.concurrent.locks.LockSupport.getBlocker(Thread.currentThread());",
                        "LockSupport.getBlocker"),
                uses("stops the test's thread", "Thread.currentThread().stop();", "Thread.stop"),
                uses("lists all threads", "Thread.enumerate(new Thread[9]);", "Thread.enumerate"),
                uses(
                        "lists the threads of its group",
                        "Thread.currentThread().getThreadGroup().enumerate(new Thread[9]);",
                        "ThreadGroup.enumerate"),
                uses(
                        "hides threads in a group of the JVM's",
                        "new Thread(Thread.currentThread().getThreadGroup().getParent(), () -> {}).start();",
                        "ThreadGroup.getParent"),
                uses(
                        "leaves a shutdown hook",
                        "Runtime.getRuntime().addShutdownHook(new Thread());",
                        "addShutdownHook"),
                uses(
                        "takes uncaught exceptions over",
                        "Thread.setDefaultUncaughtExceptionHandler(null);",
                        "setDefaultUncaughtExceptionHandler"),
                uses(
                        "deserialises",
                        "new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(new byte[0])).readObject();",
                        "ObjectInputStream"),
                uses("loads services", "ServiceLoader.load(Runnable.class);", "ServiceLoader"),
                uses("loads a bundle", "ResourceBundle.getBundle(\"x\");", "ResourceBundle"),
                uses(
                        "loads a bundle for a logger",
                        "System.getLogger(\"x\", (java.util.ResourceBundle) null);",
                        "System.getLogger"),
                uses("loads a native library", "System.load(\"/tmp/x.so\");", "System.load"),
                uses(
                        "asks the management beans",
                        "java.lang.management.ManagementFactory.getThreadMXBean();",
                        "java.lang.management"),
                uses("changes the language of all", "Locale.setDefault(Locale.ROOT);", "Locale.setDefault"),
                uses(
                        "logs into a file",
                        "java.util.logging.Logger.getLogger(\"x\").addHandler(new java.util.logging.FileHandler(\"x\"));",
                        "FileHandler"),
                uses("takes privileges along", "Executors.privilegedThreadFactory();", "privilegedThreadFactory"),
                uses(
                        "takes memory outside of the heap",
                        "java.nio.ByteBuffer.allocateDirect(1 << 30);",
                        "allocateDirect"),
                uses("compiles by itself", "javax.tools.ToolProvider.getSystemJavaCompiler();", "javax.tools"),
                declares("declares a native method", "static native void run();", "the native method run"),
                declares("declares a finaliser", "protected void finalize() {}", "finalize"),
                declares(
                        "declares a thread that lies about its state",
                        "static class Liar extends Thread { @Override public State getState() { return State.WAITING; } }",
                        "an own getState in a Thread"),
                adds(
                        "takes the place of a test",
                        "BoxTest.java",
                        "package interleave.box; class BoxTest {}",
                        "has the name of a test"),
                adds(
                        "takes the place of a scenario",
                        "Helper.java",
                        "package interleave.box; class BoxTest$TwoPuts {}",
                        "has the name of a test"),
                adds(
                        "puts a class into the testkit",
                        "Promise.java",
                        "package interleave.testkit; public @interface Promise { String value(); }",
                        "not in package interleave.box"),
                adds(
                        "puts a class into JUnit",
                        "Test.java",
                        "package org.junit.jupiter.api; public @interface Test {}",
                        "not in package interleave.box"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, Map<String, String> files, String told) throws InterruptedException {
        SubmissionGrade grade = grader.grade(AttackedKit.submission(files));

        ExerciseGrade exercise = grade.exercises().get(0);
        assertThat(exercise.state()).as(exercise.seen()).isEqualTo(ExerciseState.NOT_ALLOWED);
        assertThat(exercise.points()).isZero();
        assertThat(exercise.max()).isEqualTo(10);
        assertThat(exercise.seen()).contains(told);
    }

    static Stream<Arguments> doesNotCompile() {
        return Stream.of(
                uses("puts a class into java.lang", "} } class Object {} class Other { { {", ""),
                uses("uses JUnit", "org.junit.jupiter.api.Assertions.assertTrue(true);", "org.junit"),
                uses("uses the explorer", "interleave.explorer.Exploration.of(null).check();", "interleave.explorer"),
                uses("uses the test's class", "new BoxTest();", "BoxTest"),
                uses(
                        "nests 20,000 parentheses",
                        "int i = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";",
                        "gave up"),
                uses(
                        "writes a text that no class file can hold",
                        "String s = \"" + "x".repeat(70_000) + "\";",
                        "too long"),
                adds(
                        "puts a class into the JDK",
                        "Object.java",
                        "package java.lang; public class Object2 {}",
                        "another module"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doesNotCompile(String name, Map<String, String> files, String told) throws InterruptedException {
        SubmissionGrade grade = grader.grade(AttackedKit.submission(files));

        ExerciseGrade exercise = grade.exercises().get(0);
        assertThat(exercise.state()).as(exercise.seen()).isEqualTo(ExerciseState.DOES_NOT_COMPILE);
        assertThat(exercise.points()).isZero();
        assertThat(exercise.seen()).contains(told);
    }

    @Test
    void theStudentIsToldTheLine() throws InterruptedException {
        SubmissionGrade grade = grader.grade(AttackedKit.submission(Map.of("Box.java", """
                package interleave.box;
                public class Box {
                    public void put(Object object) {
                        System.exit(0);
                    }
                    public Object get() { return null; }
                    public int count() { return 0; }
                }
                """)));

        assertThat(grade.exercises().get(0).seen())
                .isEqualTo("Box.java:4 uses java.lang.System.exit, which is not allowed.");
    }

    /** From each of these interfaces two lead on: there are more ways to the top than anybody can go. */
    @Test
    @Timeout(60)
    void interfacesThatMeetAgainAndAgain() {
        Map<String, byte[]> classes = new HashMap<>();
        String[] above = {"java/util/List", "java/util/Collection"};
        for (int level = 0; level < 40; level++) {
            String[] both = {"interleave/box/A" + level, "interleave/box/B" + level};
            for (String name : both) {
                ClassWriter type = new ClassWriter(0);
                int access = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
                type.visit(Opcodes.V17, access, name, null, "java/lang/Object", above);
                type.visitMethod(access & ~Opcodes.ACC_INTERFACE, "own", "()V", null, null);
                classes.put(name.replace('/', '.'), type.toByteArray());
            }
            above = both;
        }

        assertThat(ClassScan.of(classes, "interleave.box", List.of(), new AllowList()))
                .isEmpty();
    }

    @Test
    void aNameThatNoFileCanHave() throws InterruptedException {
        String nested = "static class " + "N".repeat(60) + "%d {";
        StringBuilder types = new StringBuilder();
        for (int level = 0; level < 5; level++) {
            types.append(nested.formatted(level));
        }
        types.append("}".repeat(5));

        assertThat(seenIn(types.toString())).contains("has a longer name than a file can have");
    }

    private static String seenIn(String members) throws InterruptedException {
        SubmissionGrade grade = grader.grade(AttackedKit.submission(AttackedKit.box("", members, "System.exit(0);")));
        assertThat(grade.state()).isEqualTo(SubmissionGrade.State.GRADED);
        return grade.exercises().get(0).seen();
    }

    /** Before it is run, each equals gets some lines more. */
    @Test
    void anEqualsThatIsAsLargeAsAMethodCanBe() throws InterruptedException {
        String equals = "public int hashCode() { return 1; } public boolean equals(Object o) { int i = 0; "
                + "i++; ".repeat(21_838) + "return i == 0; }";
        SubmissionGrade grade = grader.grade(AttackedKit.submission(AttackedKit.box("", equals, "return;")));

        assertThat(grade.state()).isEqualTo(SubmissionGrade.State.GRADED);
        assertThat(grade.exercises().get(0).state()).isEqualTo(ExerciseState.DOES_NOT_COMPILE);
        assertThat(grade.exercises().get(0).seen())
                .isEqualTo("equals in Box is as large as a method can be. Make it smaller.");
    }

    /** What a reasonable student writes. */
    @Test
    void whatMayBeUsed() {
        Compilation compilation = new Compiler(List.of()).compile("interleave.box", Map.of("Box.java", """
                package interleave.box;
                import java.lang.invoke.*;
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.atomic.*;
                import java.util.concurrent.locks.*;
                import java.util.stream.*;
                public class Box extends AbstractList<String> implements Comparable<Box>, AutoCloseable {
                    private static final VarHandle COUNT;
                    static {
                        try {
                            COUNT = MethodHandles.lookup().findVarHandle(Box.class, "count", int.class);
                        } catch (ReflectiveOperationException e) {
                            throw new ExceptionInInitializerError(e);
                        }
                    }
                    private static final AtomicIntegerFieldUpdater<Box> UPDATER =
                            AtomicIntegerFieldUpdater.newUpdater(Box.class, "count");
                    private static final AtomicReferenceFieldUpdater<Box, Thread> OWNER =
                            AtomicReferenceFieldUpdater.newUpdater(Box.class, Thread.class, "owner");
                    enum Colour { RED, GREEN }
                    record Pair<A, B>(A first, B second) {}
                    sealed interface Shape permits Circle {}
                    record Circle(double radius) implements Shape {}
                    static class Failed extends RuntimeException {
                        Failed(String message, Throwable cause) { super(message, cause); }
                        @Override public synchronized Throwable fillInStackTrace() { return this; }
                    }
                    volatile int count;
                    volatile Thread owner;
                    private final Random random = new Random();
                    @Override public String get(int index) { return "" + index; }
                    @Override public int size() { return count; }
                    @Override public int compareTo(Box other) { return Integer.compare(count, other.count); }
                    @Override public void close() {}
                    @Override public boolean equals(Object o) { return o instanceof Box b && b.count == count; }
                    @Override public int hashCode() { return Objects.hash(count); }
                    void all(Object lock) throws Exception {
                        COUNT.getAndAdd(this, 1);
                        UPDATER.incrementAndGet(this);
                        OWNER.compareAndSet(this, null, Thread.currentThread());
                        System.out.println("count " + count + " at " + System.nanoTime());
                        System.err.printf("%s%n", Thread.currentThread().getName());
                        System.out.println(String.format("%5.2f", Math.sqrt(random.nextDouble())));
                        synchronized (lock) { lock.notifyAll(); lock.wait(1); }
                        List<Integer> numbers = IntStream.range(0, 9).boxed().collect(Collectors.toList());
                        Map<Boolean, List<Integer>> parts = numbers.stream().collect(Collectors.partitioningBy(n -> n > 3));
                        Optional<Integer> first = parts.get(true).stream().max(Comparator.naturalOrder());
                        ExecutorService pool = Executors.newFixedThreadPool(2, task -> new Thread(task, "worker"));
                        Future<Integer> future = pool.submit(() -> first.orElseThrow());
                        try { future.get(1, TimeUnit.SECONDS); } catch (TimeoutException e) { throw new Failed("late", e); }
                        finally { pool.shutdownNow(); pool.awaitTermination(1, TimeUnit.SECONDS); }
                        CompletableFuture.supplyAsync(() -> 1).thenCombine(CompletableFuture.completedFuture(2), Integer::sum).join();
                        StampedLock stamped = new StampedLock();
                        long stamp = stamped.tryOptimisticRead();
                        if (!stamped.validate(stamp)) { throw new ConcurrentModificationException(); }
                        ThreadLocal<StringBuilder> local = ThreadLocal.withInitial(StringBuilder::new);
                        local.get().append(Duration.ofMillis(3)).append(Instant.now()).append(LocalDate.now());
                        Colour colour = Colour.valueOf("RED");
                        switch (colour) { case RED -> count = 1; case GREEN -> count = 2; }
                        int[] copy = Arrays.copyOf(new int[] {1, 2}, 4).clone();
                        assert copy.length == 4 : Box.class.getSimpleName() + getClass().getName();
                        Thread thread = new Thread(this::close);
                        thread.setDaemon(true);
                        thread.setUncaughtExceptionHandler((t, e) -> e.printStackTrace());
                        thread.start();
                        thread.join();
                        LockSupport.parkNanos(this, 10);
                        new Timer(true).schedule(new TimerTask() { @Override public void run() { cancel(); } }, 1);
                        ThreadLocalRandom.current().nextInt(Runtime.getRuntime().availableProcessors());
                        Object pair = new Pair<>("a", 1);
                        if (pair instanceof Pair<?, ?> p) { System.out.println(p + " " + p.hashCode()); }
                    }
                }
                """));

        assertThat(compilation.error()).isNull();
        assertThat(ClassScan.of(compilation.classes(), "interleave.box", List.of(), new AllowList()))
                .isEmpty();
    }

    @Test
    void everyTypeOfTheListExists() throws Exception {
        for (String name : new AllowList().typesNamed()) {
            // MatchException came with Java 21; on 17 its line does nothing.
            if (!name.equals("java/lang/MatchException")) {
                assertThat(Class.forName(name.replace('/', '.'), false, null)).isNotNull();
            }
        }
    }
}
