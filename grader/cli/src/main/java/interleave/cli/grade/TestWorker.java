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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Runs the tests of one exercise after another over one submission's code, in a JVM of its own. What that prints is believed
 * only as far as it is signed with the key of this JVM, and what is missing has failed. Where a run leaves something behind
 * that could disturb the next one, or ends the JVM, the next one gets a fresh one.
 *
 * <p>Used by one thread, which waits for the runs.
 */
final class TestWorker implements AutoCloseable {

    /**
     * Limits of a run.
     *
     * @param cpu the worker's own CPU time
     * @param silence how long no test may begin or end. JUnit ends each by itself long before, so whoever comes so far has
     *     hindered JUnit itself.
     */
    record Limits(Duration cpu, Duration silence) {
        static final Limits USUAL = new Limits(Duration.ofMinutes(10), Duration.ofMinutes(4));
    }

    /** What runs in a worker's JVM. */
    static final String MAIN = "interleave.testkit.IsolatedRun";

    private static final int MOST_BYTES = 32 << 20;
    private static final int KEY_BYTES = 32;
    private static final long LONGEST_END_SECONDS = 10;
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
    private final Path folder;
    private final List<Path> readable;
    private final boolean withMockito;
    private final SharedClasses sharedClasses;
    private Jvm jvm;

    /**
     * A worker. Nothing is started yet.
     *
     * @param folder the submission's own, with all that its runs need of the student's
     * @param readable files and folders that the tests need, apart from their libraries
     * @param withMockito whether any of the tests uses Mockito, whose agent takes its time to start
     * @param sharedClasses spare its JVM some work
     */
    TestWorker(
            Sandbox sandbox,
            Clockwork clockwork,
            Limits limits,
            Path folder,
            List<Path> readable,
            boolean withMockito,
            SharedClasses sharedClasses) {
        this.sandbox = sandbox;
        this.clockwork = clockwork;
        this.limits = limits;
        this.folder = folder;
        this.readable = readable;
        this.withMockito = withMockito;
        this.sharedClasses = sharedClasses;
    }

    /**
     * Runs the tests of an exercise.
     *
     * @param own a folder within the submission's, with {@code classes} and {@code sources} of the student's in it
     * @param testClasses the folder of the tests' classes
     * @param exercise the exercise
     * @throws IOException if no JVM can be started
     * @throws InterruptedException if the caller is to stop; the JVM is killed first
     */
    Run run(Path own, Path testClasses, PreparedExercise exercise) throws IOException, InterruptedException {
        if (jvm == null) {
            sharedClasses.workerStarts(exercise, withMockito);
            jvm = new Jvm();
        }
        boolean clean = false;
        try {
            Run run = jvm.run(job(own, testClasses, exercise), exercise.promiseByTest());
            clean = jvm.isClean();
            return run;
        } finally {
            if (!clean) {
                close();
            }
        }
    }

    /** Kills the JVM, if there is one. */
    @Override
    public void close() {
        if (jvm != null) {
            jvm.end();
            jvm = null;
        }
    }

    /** The submission's own, with all that its runs need of the student's. */
    Path folder() {
        return folder;
    }

    /** A run in the words that the JVM is told. */
    static String job(Path own, Path testClasses, PreparedExercise exercise) {
        Stream<Path> sources = Stream.concat(Stream.of(own.resolve("sources")), exercise.tests().sources().stream());
        return Stream.concat(
                        Stream.of(
                                own.resolve("classes").toString(),
                                testClasses.toString(),
                                CliClassPath.joined(sources.toList()),
                                exercise.tests().exercise().id()),
                        exercise.tests().names().stream())
                .collect(Collectors.joining("\t"));
    }

    private List<String> command(List<Path> classPath, Path shared) {
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
        if (shared != null) {
            command.add("-XX:SharedArchiveFile=" + shared);
        }
        command.addAll(agents(withMockito));
        command.addAll(List.of("-cp", CliClassPath.joined(classPath), MAIN));
        return command;
    }

    /** The options that give a JVM the agents of the tests. */
    static List<String> agents(boolean withMockito) {
        List<String> agents = new ArrayList<>();
        if (withMockito) {
            agents.add("-javaagent:" + CliClassPath.library("mockito-core"));
        }
        agents.add("-javaagent:" + CliClassPath.library("explorer"));
        return agents;
    }

    /** One JVM, and what it has said. Its own thread listens to it; all else is for the thread that runs the tests. */
    private final class Jvm {
        /** Stands for the end of what the JVM says. */
        private static final String END = "";

        private final byte[] key = new byte[KEY_BYTES];
        private final Process process;
        private final Thread reader = new Thread(this::read, "grade-reader");
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> silent = new CompletableFuture<>();
        private final AtomicInteger forged = new AtomicInteger();
        private final AtomicInteger bytes = new AtomicInteger();
        private long number;
        private boolean clean;
        private volatile long lastWord;
        private volatile String why;

        Jvm() throws IOException {
            RANDOM.nextBytes(key);
            List<Path> classPath = CliClassPath.tests();
            List<Path> all = new ArrayList<>(classPath);
            all.add(CliClassPath.bootJar());
            Path shared = sharedClasses.file();
            if (shared != null) {
                all.add(shared);
            }
            all.addAll(readable);
            process = sandbox.start(command(classPath, shared), folder, all);
            reader.setDaemon(true);
            reader.start();
            send(HexFormat.of().formatHex(key));
        }

        /** Whether the next run may be in this JVM, too. */
        boolean isClean() {
            return clean;
        }

        Run run(String job, Map<String, String> promiseByTest) throws InterruptedException {
            clean = false;
            forged.set(0);
            bytes.set(0);
            lastWord = System.nanoTime();
            ScheduledFuture<?> guard = clockwork.guard(
                    process,
                    limits.cpu(),
                    limits.silence(),
                    () -> lastWord,
                    () -> stopFor("The tests took more time than any answer needs and were stopped."));
            StringBuilder lines = new StringBuilder();
            try {
                send(job);
                int heard = 0;
                boolean ran = false;
                for (String word = words.take(); !word.equals(END); word = words.take()) {
                    heard++;
                    JsonNode event = parsed(word);
                    String what = event == null ? "" : event.path("event").asText();
                    if (what.equals("ran")) {
                        ran = true;
                        clean = event.path("clean").asBoolean() && why == null;
                        break;
                    }
                    String test = event == null ? null : event.path("test").textValue();
                    if (TOLD.contains(what) && (test == null || promiseByTest.containsKey(test))) {
                        lines.append(word).append('\n');
                    }
                }
                return new Run(
                        results(promiseByTest, lines),
                        heard > 0,
                        why == null && (ran || endedByItself()),
                        why,
                        forged.get());
            } finally {
                guard.cancel(false);
            }
        }

        void end() {
            Clockwork.kill(process);
            // What it has said ends with it, unless something else still has its output.
            silent.completeOnTimeout(null, LONGEST_END_SECONDS, TimeUnit.SECONDS)
                    .join();
        }

        private boolean endedByItself() throws InterruptedException {
            int status = process.waitFor();
            // A signal's number and 128, as shells and bubblewrap tell it.
            return status >= 0 && status <= 128;
        }

        /** The stream stays open: its end tells the JVM that its parent is gone. */
        private void send(String line) {
            try {
                OutputStream out = process.getOutputStream();
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
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
                for (int next = in.read(); next >= 0; next = in.read()) {
                    if (bytes.incrementAndGet() > MOST_BYTES) {
                        stopFor("The tests printed more than " + (MOST_BYTES >> 20)
                                + " MiB of results and were stopped.");
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
            } finally {
                words.add(END);
                silent.complete(null);
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
                forged.incrementAndGet();
                return;
            }
            number++;
            lastWord = System.nanoTime();
            words.add(parts[2]);
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
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static TestResults results(Map<String, String> promiseByTest, StringBuilder lines) {
        ObjectNode plan = JSON.createObjectNode();
        plan.put("event", "plan").put("format", 1);
        promiseByTest.forEach((test, promise) ->
                plan.withArray("tests").addObject().put("test", test).put("promise", promise));
        return ResultsFile.of(plan + "\n" + lines);
    }
}
