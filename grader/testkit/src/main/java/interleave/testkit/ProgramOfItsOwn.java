package interleave.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that a test runs to see whether it ends. It is run in a JVM of its own, which gets nothing but the folders of the
 * classes named and dies with this one. Where this JVM may not start another, the program runs in here, in a thread group of
 * its own, and counts as ended when its {@code main} has returned and none of its threads would keep a JVM alive.
 *
 * <p>A test closes it when it is over. {@link #printed} and {@link #hasEnded} may be asked by any thread; nothing here waits.
 */
public final class ProgramOfItsOwn implements AutoCloseable {
    /** Given to the program's {@code main} as its only argument if it has a JVM of its own. */
    public static final String ALONE = "alone";

    /** What the program prints as the last thing that its {@code main} does. */
    public static final String MAIN_RETURNS = "main returns";

    private static final long LONGEST_START_NANOS = 15_000_000_000L;
    private static final long LONGEST_END_NANOS = 2_000_000_000L;

    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Threads threads;
    private Process process;
    private ThreadGroup group;
    private volatile boolean mainHasReturned;
    private volatile long cpuNanos;
    private final long begin = System.nanoTime();
    private volatile long lastPrinted;

    private ProgramOfItsOwn(Threads threads) {
        this.threads = threads;
    }

    /**
     * Starts it.
     *
     * @param threads of the test; they learn that something happens when the program prints or uses the processor
     * @param main the class with the program's {@code main}
     * @param more classes whose folders or jars the program needs besides
     */
    public static ProgramOfItsOwn start(Threads threads, Class<?> main, Class<?>... more) {
        try {
            ProgramOfItsOwn program = new ProgramOfItsOwn(threads);
            program.startAlone(main, more);
            return program;
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            return startInHere(threads, main);
        }
    }

    static ProgramOfItsOwn startInHere(Threads threads, Class<?> main) {
        ProgramOfItsOwn program = new ProgramOfItsOwn(threads);
        program.startInHere(main);
        return program;
    }

    private void startAlone(Class<?> main, Class<?>... more) throws IOException {
        String path = Stream.concat(Stream.of(more), Stream.of(main))
                .map(ProgramOfItsOwn::placeOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // It is to begin and end quickly, and calculates nothing.
        process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx32m",
                        "-cp",
                        path,
                        main.getName(),
                        ALONE)
                .redirectErrorStream(true)
                .start();
        daemon("testkit-program-output", this::read);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lastPrinted = System.nanoTime();
                printed.add(line);
                threads.happened();
            }
        } catch (IOException e) {
            // Whoever closes it while it prints does not want to read the rest.
        }
        threads.happened();
    }

    private void startInHere(Class<?> main) {
        group = new ThreadGroup("the program");
        Thread thread = new Thread(group, () -> callMain(main), "main");
        thread.setDaemon(false);
        thread.start();
    }

    private void callMain(Class<?> main) {
        try {
            Method method = main.getDeclaredMethod("main", String[].class);
            method.setAccessible(true);
            method.invoke(null, (Object) new String[0]);
            printed.add(MAIN_RETURNS);
        } catch (InvocationTargetException e) {
            printed.add(e.getCause().toString());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        mainHasReturned = true;
        threads.happened();
    }

    /** Whether its {@code main} has come to its end and nothing of it keeps a JVM alive any more. */
    public boolean hasEnded() {
        if (process == null) {
            return mainHasReturned && Stream.of(alive()).noneMatch(thread -> thread != null && !thread.isDaemon());
        }
        observe();
        return !process.isAlive();
    }

    /** A JVM that begins or ends is on its way, though no thread of this one moves: on a busy machine that takes a while. */
    private void observe() {
        if (process == null || !process.isAlive()) {
            return;
        }
        long cpu = process.toHandle()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
        boolean young = System.nanoTime() - begin < LONGEST_START_NANOS && printed.isEmpty();
        boolean ending = !printed.isEmpty() && System.nanoTime() - lastPrinted < LONGEST_END_NANOS;
        if (cpu != cpuNanos || young || ending) {
            cpuNanos = cpu;
            threads.happened();
        }
    }

    /** What it has printed so far, a line each. */
    public List<String> printed() {
        observe();
        return List.copyOf(printed);
    }

    private Thread[] alive() {
        Thread[] all = new Thread[group.activeCount() + 16];
        group.enumerate(all, true);
        return all;
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        } else {
            Stream.of(alive()).filter(thread -> thread != null).forEach(Thread::interrupt);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
