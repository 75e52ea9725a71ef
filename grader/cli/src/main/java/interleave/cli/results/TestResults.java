package interleave.cli.results;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the test JVM of one exercise wrote down, however far it came. */
public final class TestResults {

    private final Map<String, TestRecord> records = new LinkedHashMap<>();
    private String trouble;
    private String running;
    private String exitTest;
    private String exitMessage;
    private String replay;
    private boolean ended;

    TestResults() {}

    /** Every test that was planned or seen, in the order of the plan. */
    public Collection<TestRecord> records() {
        return records.values();
    }

    /** The planned tests of a promise, in the order of the plan. */
    public List<TestRecord> of(String promiseId) {
        return records.values().stream()
                .filter(record -> record.planned()
                        && record.promise().filter(promiseId::equals).isPresent())
                .toList();
    }

    /** Whether every planned test came to its end, and after them the test JVM. */
    public boolean complete() {
        return ended
                && trouble == null
                && records.values().stream().allMatch(record -> !record.planned() || record.finished());
    }

    /** Why the results cannot be read to their end, if they cannot. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The short name of the test that was running when the results end. */
    public Optional<String> stoppedIn() {
        String last = running != null ? running : exitTest;
        return Optional.ofNullable(last).map(TestRecord::shortNameOf);
    }

    /** What ended the test JVM, if it was noticed. */
    public Optional<String> exitMessage() {
        return Optional.ofNullable(exitMessage);
    }

    /** Whether there is a plan at all. */
    public boolean planned() {
        return records.values().stream().anyMatch(TestRecord::planned);
    }

    /** The one schedule that was run again, if that is what this run was for: then it says nothing about all others. */
    public Optional<String> replay() {
        return Optional.ofNullable(replay);
    }

    TestRecord record(String test) {
        return records.computeIfAbsent(test, TestRecord::new);
    }

    void running(String test) {
        running = test;
    }

    void finished(String test) {
        if (test.equals(running)) {
            running = null;
        }
    }

    void exit(String test, String message) {
        exitTest = test;
        exitMessage = message;
    }

    void replay(String schedule) {
        replay = schedule;
    }

    void end() {
        ended = true;
    }

    void trouble(String sentence) {
        if (trouble == null) {
            trouble = sentence;
        }
    }
}
