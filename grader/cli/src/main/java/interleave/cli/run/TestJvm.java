package interleave.cli.run;

import interleave.cli.compile.TestLibraries;
import interleave.cli.results.ResultsFile;
import interleave.cli.results.TestResults;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs exercises' tests over answers that can be trusted, without Maven: one run after another in the same JVM, each with
 * classes of its own, which costs a fraction of a fresh one. Where a run leaves something behind that could disturb the
 * next one, that one gets a fresh JVM.
 *
 * <p>Used by one thread, which waits for the runs.
 */
public final class TestJvm implements AutoCloseable {
    /** Far beyond what any answer needs: each of its tests ends by itself before. */
    private static final long MOST_SECONDS = 600;

    /** Then a fresh one takes over, before class loaders that nobody collects fill the memory. */
    private static final int MOST_RUNS = 40;

    private Process process;
    private Writer jobs;
    private BufferedReader answers;
    private int runs;
    private boolean withMockito;

    /** Starts nothing yet. */
    public TestJvm() {}

    /**
     * Runs the tests.
     *
     * @param build what to run
     * @param work a folder of this run's own
     * @return what became of the tests; those that never finished are told as such
     * @throws InterruptedException if the caller is to stop; the JVM is killed first
     */
    public TestResults run(Build build, Path work) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path results = work.resolve("results.jsonl");
        if (build.tests().withMockito() && !withMockito) {
            close();
        }
        if (process == null) {
            withMockito = build.tests().withMockito();
            start();
        }
        boolean clean = false;
        try {
            jobs.write(Stream.concat(
                                    Stream.of(
                                            "--classes=" + joined(build.classes()),
                                            "--sources=" + joined(build.sources()),
                                            "--exercise="
                                                    + build.tests().exercise().id(),
                                            "--results=" + results),
                                    build.tests().names().stream())
                            .collect(Collectors.joining("\t"))
                    + "\n");
            jobs.flush();
            clean = "clean".equals(answer());
        } catch (IOException ended) {
            // What it has written so far tells how far it came.
            clean = false;
        } finally {
            runs++;
            if (!clean || runs >= MOST_RUNS) {
                close();
            }
        }
        return ResultsFile.read(results);
    }

    /** The line that follows a run; null if the JVM has ended or takes far too long. */
    private String answer() throws InterruptedException {
        CompletableFuture<String> line = new CompletableFuture<>();
        BufferedReader from = answers;
        Thread reader = new Thread(
                () -> {
                    try {
                        line.complete(from.readLine());
                    } catch (IOException ended) {
                        line.complete(null);
                    }
                },
                "interleave-answer-of-test-jvm");
        reader.setDaemon(true);
        reader.start();
        try {
            return line.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        }
    }

    private void start() throws IOException {
        process = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        jobs = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        runs = 0;
    }

    /** Kills the JVM, if there is one; the next run starts another. */
    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            // A killed process is gone at once; waiting for it must not be cut short by an interrupt.
            process.onExit().join();
            process = null;
        }
    }

    /** How a JVM that runs graded tests is started, apart from memory, agents and paths; the pom's interleave.jvm says the same. */
    public static List<String> options() {
        // A run lasts seconds: the better compiler would cost more than it gains.
        return List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.add("-Xmx512m");
        if (withMockito) {
            command.add("-javaagent:" + library("mockito-core"));
        }
        command.add("-javaagent:" + library("explorer"));
        command.add("-cp");
        command.add(joined(TestLibraries.classPath()));
        command.addAll(List.of("interleave.testkit.GradedRun", "--jobs"));
        return command;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path library(String name) {
        return TestLibraries.classPath().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
    }
}
