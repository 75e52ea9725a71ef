package interleave.cli.card;

import com.fasterxml.jackson.databind.JsonNode;
import interleave.cli.compile.CodeCheck;
import interleave.cli.compile.CodeState;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Promise;
import interleave.cli.results.Exploration;
import interleave.cli.results.Failure;
import interleave.cli.results.ResultsFile;
import interleave.cli.results.TestRecord;
import interleave.cli.results.TestResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Gives an exercise its points, from its metadata and from what the build and its tests left behind. */
public final class Grader {

    private static final String NOT_BUILT = "It was not built and not tested in this run.";

    private final Exercise exercise;
    private final TestResults results;
    private final BooleanSupplier holdsTodo;

    private Grader(Exercise exercise, TestResults results, BooleanSupplier holdsTodo) {
        this.exercise = exercise;
        this.results = results;
        this.holdsTodo = holdsTodo;
    }

    /**
     * Grades one exercise. Whatever student code did to the results, this returns.
     *
     * @param exercise what was built and tested in its own folder
     */
    public static ExerciseGrade grade(Exercise exercise) {
        CodeState code = CodeCheck.of(exercise);
        if (code.kind() == CodeState.Kind.BROKEN) {
            return nothing(exercise, ExerciseState.DOES_NOT_COMPILE, code.sentence(), "Not run: it does not compile.");
        }
        if (code.kind() == CodeState.Kind.NOT_BUILT) {
            return nothing(exercise, ExerciseState.DID_NOT_FINISH, NOT_BUILT, "Not run.");
        }
        TestResults results = ResultsFile.read(exercise.folder().resolve("target/grade/results.jsonl"));
        return new Grader(exercise, results, () -> exercise.sources().stream().allMatch(Grader::holdsTodo)).grade();
    }

    /**
     * Grades one exercise whose tests were run elsewhere.
     *
     * @param sources the texts of the files that a student edits
     */
    public static ExerciseGrade grade(Exercise exercise, TestResults results, Collection<String> sources) {
        return new Grader(exercise, results, () -> sources.stream().allMatch(source -> source.contains("TODO")))
                .grade();
    }

    /**
     * The row of an exercise whose tests were not run.
     *
     * @param state where it stands
     * @param seen why
     * @param promiseSeen the same, as it stands beside each promise
     */
    public static ExerciseGrade nothing(Exercise exercise, ExerciseState state, String seen, String promiseSeen) {
        List<PromiseGrade> promises = exercise.promises().stream()
                .map(promise -> grade(promise, PromiseState.NOT_RUN, promiseSeen))
                .toList();
        return row(exercise, state, seen, promises);
    }

    private static ExerciseGrade row(Exercise exercise, ExerciseState state, String seen, List<PromiseGrade> promises) {
        int points = promises.stream().mapToInt(PromiseGrade::points).sum();
        int max = promises.stream().mapToInt(PromiseGrade::max).sum();
        return new ExerciseGrade(
                exercise.id(), exercise.number(), exercise.title(), state, seen, points, max, promises);
    }

    private static PromiseGrade grade(Promise promise, PromiseState state, String seen) {
        int points = state == PromiseState.KEPT ? promise.points() : 0;
        return new PromiseGrade(promise.id(), points, promise.points(), promise.says(), state, seen, null);
    }

    private ExerciseGrade grade() {
        List<PromiseGrade> promises =
                exercise.promises().stream().map(this::grade).toList();
        if (results.replay().isPresent()) {
            return row(
                    exercise, ExerciseState.REPLAYED, replayed(results.replay().get()), promises);
        }
        if (!results.complete()) {
            return row(exercise, ExerciseState.DID_NOT_FINISH, whyUnfinished(), promises);
        }
        boolean all = promises.stream().allMatch(promise -> promise.missing() == 0);
        if (all) {
            return row(exercise, ExerciseState.DONE, notes(promises), promises);
        }
        ExerciseState state = notStarted(promises) ? ExerciseState.NOT_STARTED : ExerciseState.WRONG;
        return row(exercise, state, notes(promises), promises);
    }

    private static String replayed(String schedule) {
        return "One schedule was run again, -Dreplay=" + schedule + ", and nothing was graded.";
    }

    private PromiseGrade grade(Promise promise) {
        PromiseGrade grade = graded(promise);
        if (results.replay().isEmpty() || grade.state() != PromiseState.KEPT) {
            return grade;
        }
        // What holds in one schedule is not kept.
        String seen = grade.explored().isEmpty() ? "Not graded." : "Not graded: " + grade.exploredInShort();
        return new PromiseGrade(
                grade.id(), 0, grade.max(), grade.says(), PromiseState.NOT_RUN, seen, null, grade.explored());
    }

    private PromiseGrade graded(Promise promise) {
        List<TestRecord> tests = results.of(promise.id());
        List<Exploration> explored =
                tests.stream().flatMap(test -> test.explorations().stream()).toList();
        Optional<TestRecord> failed = firstFailed(tests);
        if (failed.isPresent()) {
            Failure failure = failed.get().failure().orElseThrow();
            PromiseState state = failure.notWritten() ? PromiseState.NOT_WRITTEN : PromiseState.LOST;
            JsonNode counterexample = tests.stream()
                    .filter(test -> test.failure().isPresent())
                    .flatMap(test -> test.counterexample().stream())
                    .findFirst()
                    .orElse(null);
            return new PromiseGrade(
                    promise.id(),
                    0,
                    promise.points(),
                    promise.says(),
                    state,
                    failure.words(),
                    counterexample,
                    explored);
        }
        Optional<TestRecord> halfway =
                tests.stream().filter(TestRecord::stoppedHalfway).findFirst();
        if (halfway.isPresent()) {
            String test = halfway.get().shortName();
            return grade(promise, PromiseState.NOT_FINISHED, "Its test " + test + " was running when the JVM ended.");
        }
        if (tests.isEmpty()) {
            return grade(promise, PromiseState.NOT_RUN, "No test of this promise ran.");
        }
        if (!tests.stream().allMatch(TestRecord::passed)) {
            return grade(promise, PromiseState.NOT_RUN, "Not run: the JVM ended before.");
        }
        String note = Stream.concat(
                        tests.stream().flatMap(test -> test.note().stream()),
                        explored.stream().filter(Exploration::isOpen).map(Exploration::says))
                .findFirst()
                .map(words -> "No verdict, so no points lost: " + words)
                .orElse(null);
        return new PromiseGrade(
                promise.id(),
                promise.points(),
                promise.points(),
                promise.says(),
                PromiseState.KEPT,
                note,
                null,
                explored);
    }

    private static Optional<TestRecord> firstFailed(List<TestRecord> tests) {
        return tests.stream().filter(test -> test.failure().isPresent()).min(Comparator.comparing(Telling::of));
    }

    /** How much a failed test tells, the most first. */
    private enum Telling {
        /** In words that somebody chose; beside them the schedule is drawn anyway. */
        SCRIPTED,
        /** How it came to what was seen, the same each time. */
        SCHEDULE,
        OUTCOME,
        NOT_WRITTEN;

        static Telling of(TestRecord test) {
            Failure failure = test.failure().orElseThrow();
            if (failure.notWritten()) {
                return NOT_WRITTEN;
            }
            if (test.counterexample().isPresent()) {
                return SCHEDULE;
            }
            return failure.tellsOnlyTheOutcome() ? OUTCOME : SCRIPTED;
        }
    }

    private String whyUnfinished() {
        if (results.trouble().isPresent() && !results.planned()) {
            return results.trouble().get();
        }
        List<String> sentences = new ArrayList<>();
        results.stoppedIn().ifPresent(test -> sentences.add("The JVM ended while " + test + " was running."));
        results.exitMessage().filter(message -> !message.isBlank()).ifPresent(sentences::add);
        results.trouble().ifPresent(sentences::add);
        if (sentences.isEmpty()) {
            sentences.add("The JVM ended before all tests had run.");
        }
        return String.join(" ", sentences);
    }

    private static String notes(Collection<PromiseGrade> promises) {
        List<String> open = promises.stream()
                .filter(promise -> promise.state() == PromiseState.KEPT && promise.seen() != null)
                .map(PromiseGrade::id)
                .toList();
        return open.isEmpty() ? null : "No verdict on " + String.join(", ", open) + "; no points were lost for it.";
    }

    /** Whether the code still does just what the stub does, and says so. */
    private boolean notStarted(List<PromiseGrade> promises) {
        List<String> given = exercise.promises().stream()
                .filter(Promise::given)
                .map(Promise::id)
                .toList();
        boolean asGiven = promises.stream().allMatch(promise -> given.contains(promise.id()) == promise.points() > 0);
        // A stub whose methods throw may keep its constructor's arguments, and so lose a promise about those by itself.
        boolean asTheStub = asGiven
                && (!given.isEmpty()
                        || promises.stream().anyMatch(promise -> promise.state() == PromiseState.NOT_WRITTEN));
        return asTheStub && holdsTodo.getAsBoolean();
    }

    private static boolean holdsTodo(Path source) {
        try (Stream<String> lines = Files.lines(source, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains("TODO"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
