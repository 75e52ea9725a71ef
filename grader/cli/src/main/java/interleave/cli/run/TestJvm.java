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
import java.util.stream.Stream;

/**
 * A fresh JVM that runs an exercise's tests over one answer, without Maven. Nothing outlives it: statics, threads and
 * leaks of one answer end with it.
 */
public final class TestJvm {
    /** Far beyond what any answer needs: each of its tests ends by itself before. */
    private static final long MOST_SECONDS = 240;

    private TestJvm() {}

    /**
     * Runs the tests and waits for the JVM to end; it is killed after four minutes.
     *
     * @param build what to run
     * @param work a folder of this run's own
     * @return what became of the tests; those that never finished are told as such
     * @throws InterruptedException if the caller is to stop; the JVM is killed first
     */
    public static TestResults run(Build build, Path work) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path results = work.resolve("results.jsonl");
        Process process = new ProcessBuilder(command(build, results))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output.txt").toFile())
                .start();
        try {
            process.getOutputStream().close();
            process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return ResultsFile.read(results);
    }

    private static List<String> command(Build build, Path results) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:-UsePerfData"));
        // A hot loop of the student's waits for its own compilation: so a missing volatile shows on a busy machine, too.
        command.addAll(List.of(
                "-XX:CompileCommand=quiet", "-XX:CompileCommand=BackgroundCompilation,interleave.*::*,false"));
        if (build.withMockito()) {
            command.add("-javaagent:" + library("mockito-core"));
        }
        command.add("-javaagent:" + library("explorer"));
        command.add("-Dinterleave.results=" + results);
        command.add("-Dinterleave.sources=" + build.sourceFolders().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add("-cp");
        command.add(Stream.concat(
                        Stream.of(build.answerClasses(), build.testClasses()), TestLibraries.classPath().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add("interleave.testkit.GradedRun");
        command.addAll(build.tests());
        return command;
    }

    private static Path library(String name) {
        return TestLibraries.classPath().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the class path"));
    }
}
