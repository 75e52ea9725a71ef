package interleave.cli.law;

import interleave.cli.metadata.Promise;
import interleave.cli.results.TestRecord;
import interleave.cli.results.TestResults;
import interleave.cli.run.Broken;
import interleave.cli.run.Build;
import interleave.cli.run.GradedTests;
import interleave.cli.run.TestJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One answer, run again and again, and what the law has to say of it. Runs of one trial may be on several threads. */
final class Trial {
    private final Answer answer;
    private final CompiledTests tests;
    private final Path work;
    private final boolean exploreOnce;
    private final List<Run> all = new ArrayList<>();
    private final Set<String> promisesWithTests = new TreeSet<>();
    private Build build;
    private String broken;

    /**
     * What one run took, each promise with what was seen.
     *
     * @param byScripts what tests lost that do not explore schedules
     * @param byExplorer what the others lost, or null where they did not run
     */
    private record Run(Map<String, String> byScripts, Map<String, String> byExplorer) {
        Map<String, String> lost(Map<String, String> exploredElsewhere) {
            Map<String, String> lost = new TreeMap<>(byExplorer == null ? exploredElsewhere : byExplorer);
            lost.putAll(byScripts);
            return lost;
        }
    }

    /**
     * @param answer what is tried
     * @param tests where its exercise's tests are compiled
     * @param work a folder of its own
     * @param exploreOnce whether runs after the first leave out the tests that explore schedules
     */
    Trial(Answer answer, CompiledTests tests, Path work, boolean exploreOnce) {
        this.answer = answer;
        this.tests = tests;
        this.work = work;
        this.exploreOnce = exploreOnce;
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
        boolean explores = number == 1 || !exploreOnce;
        TestResults results = jvm.run(explores ? built : built.scripted(), work.resolve("run-" + number));
        synchronized (this) {
            all.add(run(results, explores));
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

    private Run run(TestResults results, boolean explores) {
        Map<String, String> byScripts = new TreeMap<>();
        Map<String, String> byExplorer = new TreeMap<>();
        for (Promise promise : answer.exercise().promises()) {
            List<TestRecord> tests = results.of(promise.id());
            if (tests.isEmpty() && (explores || results.trouble().isPresent())) {
                byScripts.put(promise.id(), results.trouble().orElse("No test of this promise ran."));
            }
            for (TestRecord test : tests) {
                Map<String, String> lost = GradedTests.explores(test.testClass()) ? byExplorer : byScripts;
                test.failure().ifPresent(failure -> lost.putIfAbsent(promise.id(), failure.words()));
                if (!test.passed()) {
                    lost.putIfAbsent(promise.id(), test.shortName() + " never came to its end.");
                }
            }
        }
        return new Run(byScripts, explores ? byExplorer : null);
    }

    /** The promises of which some test was seen. */
    synchronized Set<String> promisesWithTests() {
        return Set.copyOf(promisesWithTests);
    }

    /** Whether every run gave the answer what it deserves. */
    synchronized boolean isAsItMust() {
        return broken == null && !all.isEmpty() && lostInRuns().stream().allMatch(this::isAsItMust);
    }

    private boolean isAsItMust(Map<String, String> lost) {
        return lost.keySet().containsAll(answer.mustLose()) && answer.mayLose().containsAll(lost.keySet());
    }

    /** What each run lost, in the words that a student reads. */
    synchronized List<Map<String, String>> lostInRuns() {
        Map<String, String> explored = all.stream()
                .map(Run::byExplorer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Map.of());
        return all.stream().map(run -> run.lost(explored)).toList();
    }

    /** Whether two runs took different promises. */
    synchronized boolean flips() {
        return lostInRuns().stream().map(this::sure).distinct().count() > 1;
    }

    private Set<String> sure(Map<String, String> lost) {
        Set<String> sure = new TreeSet<>(lost.keySet());
        sure.removeAll(answer.unsure());
        return sure;
    }

    /** What a wrong answer lost in some runs only, beyond what it must lose: no fault of the kit, but worth a look. */
    synchronized List<String> notes() {
        List<Map<String, String>> lostInRuns = lostInRuns();
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
        List<Map<String, String>> lostInRuns = lostInRuns();
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
