package interleave.cli.grade;

import interleave.cli.run.TestJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The libraries' classes as every worker needs them, laid out in a file that a JVM maps instead of reading, checking and
 * linking them itself (class data sharing, JEP 310 and JEP 350). The file is made once for a JDK and a class path, ahead or when
 * enough workers have started for it to pay, and is kept with the grader's other output. A JVM whose class path or version does not
 * fit it does without, and so does every worker until it is there: no verdict depends on it.
 *
 * <p>Any thread may ask. The file is made on a thread of its own, which {@link #close} ends.
 */
final class SharedClasses implements AutoCloseable {

    /** Making the file costs about as much CPU time as this many workers save. */
    static final int ENOUGH_WORKERS = 10;

    /** From this JDK on, the module that an agent adds must be there when the file is made. */
    private static final int COMPARES_MODULES = 24;

    private static final Duration MOST_CPU = Duration.ofMinutes(2);
    private static final Duration MOST_TIME = Duration.ofMinutes(5);
    private static final long LONGEST_END_MILLIS = 10_000;
    private static final String NAME = "tests-";
    private static final String SUFFIX = ".jsa";
    private static final String NO_KEY = "00";

    private final Path file;
    private final Path scratch;
    private final Clockwork clockwork;
    private final AtomicInteger workers = new AtomicInteger();
    private final ReentrantLock starting = new ReentrantLock();
    private Thread maker;
    private Process process;
    private boolean closed;

    /**
     * @param folder where the file is kept; if it is not there or cannot be written, nothing is ever made
     * @param scratch a folder for this alone
     */
    SharedClasses(Path folder, Path scratch, Clockwork clockwork) {
        this.file = folder.resolve(NAME + CliClassPath.fingerprint() + SUFFIX);
        this.scratch = scratch;
        this.clockwork = clockwork;
    }

    /** The file, once it is there; else null. */
    Path file() {
        return Files.isRegularFile(file) ? file : null;
    }

    /**
     * Tells of a worker that is about to start.
     *
     * @param exercise any exercise; its stub and its tests show which classes are needed
     * @param withMockito whether the workers have Mockito's agent
     */
    void workerStarts(PreparedExercise exercise, boolean withMockito) {
        if (workers.incrementAndGet() >= ENOUGH_WORKERS) {
            begin(exercise, withMockito);
        }
    }

    /**
     * Makes the file ahead, if it is not there. Returns when it is, or cannot be made: after some seconds.
     *
     * @param exercise as for {@link #workerStarts}
     * @param withMockito as for {@link #workerStarts}
     * @throws InterruptedException if the caller is to stop; {@link #close} ends what has begun
     */
    void makeAhead(PreparedExercise exercise, boolean withMockito) throws InterruptedException {
        Thread running = begin(exercise, withMockito);
        if (running != null) {
            running.join();
        }
    }

    /** The thread that makes the file, or null if there is nothing to be made. */
    private Thread begin(PreparedExercise exercise, boolean withMockito) {
        if (file() != null || !Files.isWritable(file.getParent())) {
            return null;
        }
        starting.lock();
        try {
            if (maker == null && !closed) {
                maker = new Thread(() -> make(exercise, withMockito), "grade-shared-classes");
                maker.setDaemon(true);
                maker.start();
            }
            return maker;
        } finally {
            starting.unlock();
        }
    }

    private void make(PreparedExercise exercise, boolean withMockito) {
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Path list = Files.createDirectories(scratch).resolve("classes.lst");
            listClasses(exercise, withMockito, list);
            List<String> dump = java();
            if (Runtime.version().feature() >= COMPARES_MODULES) {
                dump.addAll(List.of("--add-modules", "java.instrument"));
            }
            dump.addAll(List.of(
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + draft,
                    // What the agent's manifest adds to this path before the archive is mapped.
                    "-Xbootclasspath/a:" + CliClassPath.bootJar(),
                    "-cp",
                    CliClassPath.joined(CliClassPath.testJars())));
            if (ends(start(dump, ProcessBuilder.Redirect.DISCARD)) && Files.isRegularFile(draft)) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
                deleteOlder();
            }
        } catch (IOException | InterruptedException without) {
            // The workers do without it.
            return;
        } finally {
            Folders.delete(scratch);
            draft.toFile().delete();
        }
    }

    /** Runs the tests over the stub, and has the JVM write down what it loads. */
    private void listClasses(PreparedExercise exercise, boolean withMockito, Path list)
            throws IOException, InterruptedException {
        weave(exercise.stubClasses(), scratch.resolve("classes"));
        List<String> command = java();
        command.addAll(TestJvm.options());
        command.add("-XX:DumpLoadedClassList=" + list);
        command.addAll(TestWorker.agents(withMockito));
        command.addAll(List.of("-cp", CliClassPath.joined(CliClassPath.tests()), TestWorker.MAIN));
        Process tests = start(command, ProcessBuilder.Redirect.PIPE);
        ScheduledFuture<?> guard = guard(tests);
        try (OutputStream jobs = tests.getOutputStream();
                BufferedReader results =
                        new BufferedReader(new InputStreamReader(tests.getInputStream(), StandardCharsets.UTF_8))) {
            String words =
                    NO_KEY + "\n" + TestWorker.job(scratch, exercise.tests().classes(), exercise) + "\n";
            jobs.write(words.getBytes(StandardCharsets.UTF_8));
            jobs.flush();
            String line = results.readLine();
            while (line != null && !line.contains("\"ran\"")) {
                line = results.readLine();
            }
        } finally {
            guard.cancel(false);
        }
        ends(tests);
    }

    private static void weave(Path from, Path to) throws IOException {
        List<Path> classes;
        try (Stream<Path> all = Files.walk(from)) {
            classes = all.filter(Files::isRegularFile).toList();
        }
        for (Path each : classes) {
            Path woven = to.resolve(from.relativize(each).toString());
            Files.createDirectories(woven.getParent());
            Files.write(woven, Weaving.of(Files.readAllBytes(each)));
        }
    }

    private Process start(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(ProcessBuilder.Redirect.DISCARD);
        starting.lock();
        try {
            if (closed) {
                throw new IOException("The grader is about to end");
            }
            process = builder.start();
            return process;
        } finally {
            starting.unlock();
        }
    }

    private ScheduledFuture<?> guard(Process watched) {
        long begin = System.nanoTime();
        return clockwork.guard(watched, MOST_CPU, MOST_TIME, () -> begin, () -> {});
    }

    /** Waits for its end; whether that was as it should be. */
    private boolean ends(Process watched) throws InterruptedException {
        ScheduledFuture<?> guard = guard(watched);
        try {
            return watched.waitFor() == 0;
        } finally {
            guard.cancel(false);
            Clockwork.kill(watched);
        }
    }

    private void deleteOlder() throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            all.filter(each -> each.getFileName().toString().startsWith(NAME)
                            && each.toString().endsWith(SUFFIX)
                            && !each.equals(file))
                    .forEach(each -> each.toFile().delete());
        }
    }

    private static List<String> java() {
        return new ArrayList<>(List.of(Sandbox.java().toString(), "-Xmx256m"));
    }

    /** Ends what is being made. */
    @Override
    public void close() {
        Thread running;
        starting.lock();
        try {
            closed = true;
            running = maker;
            if (process != null) {
                Clockwork.kill(process);
            }
        } finally {
            starting.unlock();
        }
        if (running != null) {
            try {
                running.join(LONGEST_END_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
