package interleave.cli.gradebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.metadata.Exercise;
import java.util.List;

/** Grades made up for tests, of the two exercises of the sample kit. */
public final class SampleGrades {

    private SampleGrades() {}

    /** Exercise 04, with its first promise lost for this reason; null: kept. */
    public static ExerciseGrade database(String seen) {
        boolean kept = seen == null;
        JsonNode counterexample =
                kept ? null : JsonNodeFactory.instance.objectNode().put("schedule", "AAB");
        PromiseGrade first = new PromiseGrade(
                "04.1",
                kept ? 6 : 0,
                6,
                "No update is lost.",
                kept ? PromiseState.KEPT : PromiseState.LOST,
                seen,
                counterexample);
        PromiseGrade second = new PromiseGrade("04.2", 4, 4, "The latency runs once.", PromiseState.KEPT, null, null);
        return new ExerciseGrade(
                "04-unlocked-database",
                "04",
                "Unlocked database",
                kept ? ExerciseState.DONE : ExerciseState.WRONG,
                null,
                kept ? 10 : 4,
                10,
                List.of(first, second));
    }

    /** Exercise 08, whose code does not compile. */
    public static ExerciseGrade pipeline() {
        PromiseGrade promise = new PromiseGrade(
                "08.1",
                0,
                10,
                "The pipeline holds one message.",
                PromiseState.NOT_RUN,
                "Not run: it does not compile.",
                null);
        return new ExerciseGrade(
                "08-lock-pipeline",
                "08",
                "Lock pipeline",
                ExerciseState.DOES_NOT_COMPILE,
                "Pipeline.java:3: ';' expected",
                0,
                10,
                List.of(promise));
    }

    /** A submission that was graded. */
    public static SubmissionGrade graded(String id, String seen) {
        return new SubmissionGrade(
                id, SubmissionGrade.State.GRADED, List.of(), List.of(database(seen), pipeline()), "bubblewrap", 1200);
    }

    /** The row of a submission that was graded. */
    public static GradebookRow row(String id, String seen) {
        return new GradebookRow(
                id,
                id,
                null,
                List.of(),
                RowState.GRADED,
                List.of(),
                "bubblewrap",
                List.of(database(seen), pipeline()),
                1200,
                "2026-11-24T09:00:00Z");
    }

    /** The row of a submission in another state. */
    public static GradebookRow row(String id, RowState state, List<Exercise> exercises, String... remarks) {
        List<ExerciseGrade> rows = switch (state) {
            case REFUSED -> NothingEarned.refused(exercises);
            case NOT_SUBMITTED -> NothingEarned.notSubmitted(exercises);
            default -> List.of();
        };
        return new GradebookRow(
                id,
                state == RowState.NOT_SUBMITTED ? null : id,
                null,
                List.of(),
                state,
                List.of(remarks),
                null,
                rows,
                0,
                null);
    }
}
