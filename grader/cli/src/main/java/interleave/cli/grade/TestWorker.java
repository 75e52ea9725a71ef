package interleave.cli.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interleave.cli.results.ResultsFile;
import interleave.cli.results.TestResults;
import interleave.cli.run.TestJvm;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A fresh JVM that runs the tests of one exercise over one submission's code. What it prints is believed only as far as it
 * is signed with the key of this run, and what is missing has failed. Used for one run.
 */
final class TestWorker {

    /**
     * Limits of a run.
     *
     * @param cpu the worker's own CPU time
     * @param silence how long no test may begin or end. JUnit ends each by itself long before, so whoever comes so far has
     *     hindered JUnit itself.
     */
    record Limits(Duration cpu, Duration silence) {
        static final Limits USUAL = new Limits(Duration.ofMinutes(5), Duration.ofMinutes(4));
    }

    private static final int MOST_BYTES = 32 << 20;
    private static final int KEY_BYTES = 32;
    private static final Set<String> TOLD = Set.of("started", "finished", "attached", "exit", "end");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What came of a run.
     *
     * @param results what the tests saw; the plan is the parent's own
     * @param started whether the worker came as far as to begin with the tests
     * @param endedByItself whether nobody killed it
     * @param why a sentence if the run was ended from outside, or null
     * @param forged how many lines only looked like results
     */
    record Run(TestResults results, boolean started, boolean endedByItself, String why, int forged) {}

    private final Sandbox sandbox;
    private final Clockwork clockwork;
    private final Limits limits;
    private final Map<String, String> promiseByTest;
    private final byte[] key = new byte[KEY_BYTES];
    private final StringBuilder lines = new StringBuilder();
    private long number;
    private int forged;
    private volatile long lastWord;
    private volatile String why;
    private volatile Process process;

    /**
     * A worker.
     *
     * @param promiseByTest the tests that must run, each with its promise
     */
    TestWorker(Sandbox sandbox, Clockwork clockwork, Limits limits, Map<String, String> promiseByTest) {
        this.sandbox = sandbox;
        this.clockwork = clockwork;
        this.limits = limits;
        this.promiseByTest = promiseByTest;
        RANDOM.nextBytes(key);
    }

    /**
     * Runs the tests.
     *
     * @param folder the run's own, with {@code classes} and {@code sources} of the student's in it
     * @param testClasses the folder of the tests' classes
     * @param exercise the exercise
     * @throws IOException if no JVM can be started
     * @throws InterruptedException if the caller is to stop; the JVM is killed first
     */
    Run run(Path folder, Path testClasses, PreparedExercise exercise) throws IOException, InterruptedException {
        List<Path> classPath = CliClassPath.tests();
        List<Path> readable = new ArrayList<>(classPath);
        readable.add(bootJar());
        readable.add(testClasses);
        readable.addAll(exercise.tests().sources());
        process = sandbox.start(command(folder, testClasses, exercise, classPath), folder, readable);
        lastWord = System.nanoTime();
        ScheduledFuture<?> guard = clockwork.guard(
                process,
                limits.cpu(),
                limits.silence(),
                () -> lastWord,
                () -> stopFor("The tests took more time than any answer needs and were stopped."));
        Thread reader = new Thread(this::read, "grade-reader");
        reader.setDaemon(true);
        try {
            sendKey();
            reader.start();
            int status = process.waitFor();
            reader.join();
            // A signal's number and 128, as shells and bubblewrap tell it.
            boolean killed = status > 128 || status < 0;
            return new Run(results(), number > 0, !killed && why == null, why, forged);
        } finally {
            guard.cancel(false);
            Clockwork.kill(process);
        }
    }

    private static Path bootJar() {
        Path jar = CliClassPath.library("explorer");
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + "-boot.jar");
    }

    private static List<String> command(
            Path folder, Path testClasses, PreparedExercise exercise, List<Path> classPath) {
        List<String> command = new ArrayList<>();
        command.add(Sandbox.java().toString());
        command.addAll(TestJvm.options());
        command.addAll(List.of(
                "-XX:+DisableAttachMechanism",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null"));
        if (Runtime.version().feature() >= 24) {
            command.add("--illegal-native-access=deny");
        }
        if (exercise.withMockito()) {
            command.add("-javaagent:" + CliClassPath.library("mockito-core"));
        }
        command.add("-javaagent:" + CliClassPath.library("explorer"));
        command.add("-Dinterleave.sources="
                + joined(Stream.concat(Stream.of(folder.resolve("sources")), exercise.tests().sources().stream())
                        .toList()));
        command.add("-Dinterleave.exercise=" + exercise.tests().exercise().id());
        command.addAll(List.of("-cp", joined(classPath), "interleave.testkit.IsolatedRun"));
        command.addAll(List.of(folder.resolve("classes").toString(), testClasses.toString()));
        command.addAll(exercise.tests().names());
        return command;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The stream stays open: its end tells the worker that its parent is gone. */
    private void sendKey() {
        try {
            OutputStream out = process.getOutputStream();
            out.write((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException alreadyDead) {
            // Then there will be no results, which says it.
            return;
        }
    }

    private void stopFor(String sentence) {
        if (why == null) {
            why = sentence;
        }
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int count = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (++count > MOST_BYTES) {
                    stopFor("The tests printed more than " + (MOST_BYTES >> 20) + " MiB of results and were stopped.");
                    Clockwork.kill(process);
                    return;
                }
                if (next == '\n') {
                    take(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        } catch (IOException closed) {
            // The process was killed; what it had said before stays.
            return;
        }
    }

    private void take(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3 || !parts[0].matches("\\d{1,9}")) {
            return;
        }
        boolean genuine = Long.parseLong(parts[0]) == number
                && MessageDigest.isEqual(
                        signature(parts[0] + " " + parts[2]).getBytes(StandardCharsets.US_ASCII),
                        parts[1].getBytes(StandardCharsets.UTF_8));
        if (!genuine) {
            forged++;
            return;
        }
        number++;
        lastWord = System.nanoTime();
        JsonNode event = parsed(parts[2]);
        if (event == null || !TOLD.contains(event.path("event").asText())) {
            return;
        }
        if (!event.path("test").isTextual()
                || promiseByTest.containsKey(event.path("test").asText())) {
            lines.append(parts[2]).append('\n');
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private String signature(String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    private TestResults results() {
        ObjectNode plan = JSON.createObjectNode();
        plan.put("event", "plan").put("format", 1);
        promiseByTest.forEach((test, promise) ->
                plan.withArray("tests").addObject().put("test", test).put("promise", promise));
        return ResultsFile.of(plan + "\n" + lines);
    }
}
