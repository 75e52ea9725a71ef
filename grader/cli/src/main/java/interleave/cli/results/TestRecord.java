package interleave.cli.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to one test, over all its repetitions. */
public final class TestRecord {

    /** Far more than a test has; a run-away test must not fill the grader's memory. */
    private static final int MOST_EXPLORATIONS = 100;

    private final String test;
    private String promise;
    private boolean planned;
    private int started;
    private int finished;
    private int passed;
    private Failure failure;
    private String note;
    private final List<Exploration> explorations = new ArrayList<>();
    private JsonNode counterexample;

    TestRecord(String test) {
        this.test = test;
    }

    /** The test's full name, {@code package.Class#method}. */
    public String test() {
        return test;
    }

    /** The full name of its class. */
    public String testClass() {
        return classOf(test);
    }

    /** The test's name as a person says it: {@code Class.method}. */
    public String shortName() {
        return shortNameOf(test);
    }

    /** The id of the promise it belongs to, if any. */
    public Optional<String> promise() {
        return Optional.ofNullable(promise);
    }

    /** Whether it was in the plan, as every test of the exercise is. */
    public boolean planned() {
        return planned;
    }

    /** Whether it was begun and did not come to its end, or not each time. */
    public boolean stoppedHalfway() {
        return started > finished;
    }

    /** Whether it came to its end, each time that it was begun. */
    public boolean finished() {
        return finished > 0 && !stoppedHalfway();
    }

    /** Whether it ran to its end, and no repetition failed. An aborted one takes nothing away. */
    public boolean passed() {
        return finished() && passed > 0 && failure == null;
    }

    /** The first failure. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Why a repetition was aborted without a verdict, if one was. */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** What the explorer found out in it, in that order. */
    public List<Exploration> explorations() {
        return List.copyOf(explorations);
    }

    /** The schedule that breaks the promise, if the explorer has found one. */
    public Optional<JsonNode> counterexample() {
        return Optional.ofNullable(counterexample);
    }

    static String shortNameOf(String test) {
        int hash = test.indexOf('#');
        String type = classOf(test);
        String method = hash < 0 ? "" : "." + test.substring(hash + 1);
        return type.substring(type.lastIndexOf('.') + 1) + method;
    }

    private static String classOf(String test) {
        int hash = test.indexOf('#');
        return hash < 0 ? test : test.substring(0, hash);
    }

    void plan(String promiseId) {
        planned = true;
        promise = promiseId;
    }

    void start() {
        started++;
    }

    void pass() {
        finished++;
        passed++;
    }

    void abort(String why) {
        pass();
        if (note == null) {
            note = why;
        }
    }

    void fail(Failure why) {
        finished++;
        if (failure == null || failure.notWritten() && !why.notWritten()) {
            failure = why;
        }
    }

    void attach(JsonNode verdict) {
        if (verdict.isObject() && explorations.size() < MOST_EXPLORATIONS) {
            explorations.add(Exploration.of(verdict));
            if (counterexample == null && verdict.path("counterexample").isObject()) {
                counterexample = verdict.path("counterexample");
            }
        }
    }
}
