package interleave.cli.law;

import interleave.cli.metadata.Promise;
import interleave.cli.results.TestRecord;
import interleave.cli.results.TestResults;
import interleave.cli.run.Broken;
import interleave.cli.run.Build;
import interleave.cli.run.TestJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One answer, run again and again, and what the law has to say of it. Runs of one trial may be on several threads. */
final class Trial {
    private final Answer answer;
    private final CompiledTests tests;
    private final Path work;
    private final List<Map<String, String>> lostInRuns = new ArrayList<>();
    private final Set<String> promisesWithTests = new TreeSet<>();
    private Build build;
    private String broken;

    /**
     * @param answer what is tried
     * @param tests where its exercise's tests are compiled
     * @param work a folder of its own
     */
    Trial(Answer answer, CompiledTests tests, Path work) {
        this.answer = answer;
        this.tests = tests;
        this.work = work;
    }

    Answer answer() {
        return answer;
    }

    /**
     * Runs the tests once more.
     *
     * @param number of the run, from 1
     * @param jvm where to run them
     */
    void run(int number, TestJvm jvm) throws IOException, InterruptedException {
        Build built = built();
        if (built == null) {
            return;
        }
        TestResults results = jvm.run(built, work.resolve("run-" + number));
        Map<String, String> lost = lost(results);
        synchronized (this) {
            lostInRuns.add(lost);
            results.records().forEach(record -> record.promise().ifPresent(promisesWithTests::add));
        }
    }

    private synchronized Build built() {
        if (build == null && broken == null) {
            try {
                build = Build.of(tests.of(answer.exercise()), answer.sources(), work);
            } catch (Broken e) {
                broken = e.getMessage();
            }
        }
        return build;
    }

    /** The promises that this run lost, each with what was seen. */
    private Map<String, String> lost(TestResults results) {
        Map<String, String> lost = new TreeMap<>();
        for (Promise promise : answer.exercise().promises()) {
            List<TestRecord> tests = results.of(promise.id());
            if (tests.isEmpty()) {
                lost.put(promise.id(), results.trouble().orElse("No test of this promise ran."));
            }
            for (TestRecord test : tests) {
                test.failure().ifPresent(failure -> lost.putIfAbsent(promise.id(), failure.words()));
                if (!test.passed()) {
                    lost.putIfAbsent(promise.id(), test.shortName() + " never came to its end.");
                }
            }
        }
        return lost;
    }

    /** The promises of which some test was seen. */
    synchronized Set<String> promisesWithTests() {
        return Set.copyOf(promisesWithTests);
    }

    /** Whether every run gave the answer what it deserves. */
    synchronized boolean isAsItMust() {
        return broken == null && !lostInRuns.isEmpty() && lostInRuns.stream().allMatch(this::isAsItMust);
    }

    private boolean isAsItMust(Map<String, String> lost) {
        return lost.keySet().containsAll(answer.mustLose()) && answer.mayLose().containsAll(lost.keySet());
    }

    /** What each run lost, in the words that a student reads. */
    synchronized List<Map<String, String>> lostInRuns() {
        return List.copyOf(lostInRuns);
    }

    /** Whether two runs took different promises. */
    synchronized boolean flips() {
        return lostInRuns.stream().map(this::sure).distinct().count() > 1;
    }

    private Set<String> sure(Map<String, String> lost) {
        Set<String> sure = new TreeSet<>(lost.keySet());
        sure.removeAll(answer.unsure());
        return sure;
    }

    /** What a wrong answer lost in some runs only, beyond what it must lose: no fault of the kit, but worth a look. */
    synchronized List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Promise promise : answer.exercise().promises()) {
            long lost = lostInRuns.stream()
                    .filter(run -> run.containsKey(promise.id()))
                    .count();
            boolean beyond = answer.mayLose().contains(promise.id())
                    && !answer.mustLose().contains(promise.id())
                    && !answer.unsure().contains(promise.id());
            if (beyond && lost > 0 && lost < lostInRuns.size()) {
                notes.add("%s lost %s in %d of %d runs; its schedules may name it."
                        .formatted(answer.shown(), promise.id(), lost, lostInRuns.size()));
            }
        }
        return notes;
    }

    /** What is wrong, in sentences; none if all is as it must be. */
    synchronized List<String> complaints() {
        if (broken != null) {
            return List.of(answer.shown() + " does not compile: " + broken);
        }
        Map<String, String> complaints = new LinkedHashMap<>();
        int runs = lostInRuns.size();
        for (Promise promise : answer.exercise().promises()) {
            String id = promise.id();
            List<String> seen = lostInRuns.stream()
                    .filter(lost -> lost.containsKey(id))
                    .map(lost -> lost.get(id))
                    .toList();
            if (!seen.isEmpty() && !answer.mayLose().contains(id)) {
                complaints.put(
                        id,
                        "must keep %s, and lost it in %d of %d runs:\n    %s"
                                .formatted(id, seen.size(), runs, seen.get(0).replace("\n", "\n    ")));
            } else if (answer.mustLose().contains(id) && seen.size() < runs) {
                complaints.put(
                        id, "must lose %s, and kept it in %d of %d runs.".formatted(id, runs - seen.size(), runs));
            }
        }
        return complaints.values().stream()
                .map(complaint -> answer.shown() + " " + complaint)
                .toList();
    }
}
