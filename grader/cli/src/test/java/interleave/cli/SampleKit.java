package interleave.cli;

import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Exercises;
import interleave.cli.metadata.MetadataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A kit made up for a test: exercise folders as a build would leave them. */
public final class SampleKit {

    /** The metadata of {@link #database()}, line by line. */
    public static final String METADATA = """
            title = Unlocked database
            concepts = race condition, lost update
            prerequisites =
            files = FakeDatabase.java
            given = 04.2
            04.1.points = 6
            04.1.says = No update is lost.
            04.2.points = 4
            04.2.says = The latency runs once.
            """;

    private final Path root;

    /** A kit in an empty folder. */
    public SampleKit(Path root) {
        this.root = root;
    }

    /** The kit's folder. */
    public Path root() {
        return root;
    }

    /** Exercise 04, compiled, its stub untouched. */
    public SampleKit database() {
        metadata("04-unlocked-database", METADATA);
        stub("04-unlocked-database", "unlockeddatabase", "FakeDatabase");
        return this;
    }

    /** Exercise 08, compiled, its stub untouched; 04 comes before it. */
    public SampleKit pipeline() {
        metadata("08-lock-pipeline", """
                title = Lock pipeline
                concepts = producer and consumer
                prerequisites = 04-unlocked-database
                files = Pipeline.java
                08.1.points = 10
                08.1.says = The pipeline holds one message.
                """);
        stub("08-lock-pipeline", "lockpipeline", "Pipeline");
        return this;
    }

    /** Writes an exercise's metadata. */
    public void metadata(String id, String text) {
        write("exercises/" + id + "/exercise.properties", text);
    }

    /** Writes a class with a TODO, and an empty file for its class file. */
    public void stub(String id, String packageName, String type) {
        source(id, packageName, type, "public class %s {\n    // TODO\n}\n".formatted(type));
        write("exercises/%s/target/classes/interleave/%s/%s.class".formatted(id, packageName, type), "");
    }

    /** Writes a class of the student's. */
    public void source(String id, String packageName, String type, String text) {
        write(
                "exercises/%s/src/main/java/interleave/%s/%s.java".formatted(id, packageName, type),
                "package interleave.%s;\n%s".formatted(packageName, text));
    }

    /** Exercise 04's student has begun to write. */
    public void beginDatabase() {
        source("04-unlocked-database", "unlockeddatabase", "FakeDatabase", "public class FakeDatabase {}\n");
    }

    /** Writes the results of an exercise's tests, an event a line. */
    public void results(String id, String... events) {
        write("exercises/" + id + "/target/grade/results.jsonl", String.join("\n", events) + "\n");
    }

    /** The line for a plan; each test is {@code name=promise}, in a class {@code interleave.SampleTest}. */
    public static String plan(String... tests) {
        List<String> planned = List.of(tests).stream()
                .map(test -> "{\"test\":\"interleave.SampleTest#%s\",\"promise\":\"%s\"}"
                        .formatted((Object[]) test.split("=")))
                .toList();
        return "{\"event\":\"plan\",\"format\":1,\"tests\":[" + String.join(",", planned) + "]}";
    }

    /** The line for a test that begins. */
    public static String started(String test) {
        return "{\"event\":\"started\",\"test\":\"interleave.SampleTest#" + test + "\"}";
    }

    /** The line for a test that passed. */
    public static String passed(String test) {
        return "{\"event\":\"finished\",\"test\":\"interleave.SampleTest#" + test
                + "\",\"outcome\":\"passed\",\"type\":null,\"message\":null,\"notWritten\":false,\"millis\":1}";
    }

    /** The line for a test that ended otherwise; the message is written as JSON wants it. */
    public static String finished(String test, String outcome, String message, boolean notWritten) {
        return """
                {"event":"finished","test":"interleave.SampleTest#%s","outcome":"%s",\
                "type":"java.lang.AssertionError","message":"%s","notWritten":%s,"millis":1}""".formatted(test, outcome, message, notWritten);
    }

    /** The line for a test that failed. */
    public static String failed(String test, String message) {
        return finished(test, "failed", message, false);
    }

    /** The line for a verdict of the explorer, which its test attached. */
    public static String verdict(String test, String verdict) {
        return "{\"event\":\"attached\",\"test\":\"interleave.SampleTest#%s\",\"name\":\"verdict\",\"value\":%s}"
                .formatted(test, verdict);
    }

    /** A verdict with a schedule that breaks the answer. */
    public static final String BROKEN = """
            {"scenario":"SampleTest.TwoUpdates","verdict":"broken","says":"A schedule breaks it. Expected 2 but was 1.",\
            "bound":-1,"deviations":0,"schedules":4,"exhausted":false,"counterexample":{"verdict":"broken",\
            "says":"A schedule breaks it. Expected 2 but was 1.","threads":["A","B"],"steps":[],"waits":[],\
            "ending":"In the end: expected 2 but was 1.","replay":"TwoUpdates-1_1","command":"mvn test",\
            "text":"A schedule breaks it. Expected 2\\nbut was 1."}}""";

    /** The last line of a run that came to its end. */
    public static String end() {
        return "{\"event\":\"end\"}";
    }

    /** Reads one exercise. */
    public Exercise exercise(String id) {
        try {
            return new Exercises(root).some(List.of(id)).get(0);
        } catch (MetadataException wrong) {
            throw new AssertionError(wrong.getMessage(), wrong);
        }
    }

    /** Writes any file of the kit. */
    public void write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
