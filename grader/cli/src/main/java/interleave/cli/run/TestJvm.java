package interleave.cli.run;

import interleave.cli.compile.TestLibraries;
import interleave.cli.results.ResultsFile;
import interleave.cli.results.TestResults;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A fresh JVM that runs an exercise's tests over one answer, without Maven. Nothing outlives it: statics, threads and
 * leaks of one answer end with it.
 */
public final class TestJvm {
    /** Far beyond what any answer needs: each of its tests ends by itself before. */
    private static final long MOST_SECONDS = 240;

    private TestJvm() {}

    /**
     * Runs the tests so often, in a JVM or in several: as long as a run leaves no thread behind, the next one follows in
     * the same JVM with classes of its own, which costs a fraction. A JVM is killed after four minutes a run.
     *
     * @param build what to run
     * @param times how often
     * @param work a folder of this call's own
     * @return what became of the tests in each run; those that never finished are told as such
     * @throws InterruptedException if the caller is to stop; the JVM is killed first
     */
    public static List<TestResults> run(Build build, int times, Path work) throws IOException, InterruptedException {
        List<TestResults> all = new ArrayList<>();
        for (int jvm = 1; all.size() < times; jvm++) {
            all.addAll(runOnce(build, times - all.size(), work.resolve("jvm-" + jvm)));
        }
        return all;
    }

    private static List<TestResults> runOnce(Build build, int times, Path work)
            throws IOException, InterruptedException {
        Files.createDirectories(work);
        Process process = new ProcessBuilder(command(build, times, work))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output.txt").toFile())
                .start();
        try {
            process.getOutputStream().close();
            process.waitFor(MOST_SECONDS * times, TimeUnit.SECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        List<TestResults> results = new ArrayList<>();
        do {
            results.add(ResultsFile.read(results(work, results.size() + 1)));
        } while (results.size() < times && Files.exists(results(work, results.size() + 1)));
        return results;
    }

    private static Path results(Path work, int run) {
        return work.resolve("results-" + run + ".jsonl");
    }

    private static List<String> command(Build build, int times, Path work) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:-UsePerfData"));
        // A hot loop of the student's waits for its own compilation: so a missing volatile shows on a busy machine, too.
        command.addAll(List.of(
                "-XX:CompileCommand=quiet", "-XX:CompileCommand=BackgroundCompilation,interleave.*::*,false"));
        if (build.tests().withMockito()) {
            command.add("-javaagent:" + library("mockito-core"));
        }
        command.add("-javaagent:" + library("explorer"));
        command.add("-Dinterleave.sources=" + joined(build.sources()));
        command.add("-cp");
        command.add(joined(TestLibraries.classPath()));
        command.add("interleave.testkit.GradedRun");
        command.add("--classes=" + joined(build.classes()));
        command.add("--results=" + work.resolve("results-%d.jsonl"));
        command.add("--times=" + times);
        command.addAll(build.tests().names());
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
