package interleave.cli.gradebook;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;
import interleave.cli.metadata.Exercise;
import java.util.List;

/** The rows of a submission of which nothing was run: 0 points of what there was to earn. */
public final class NothingEarned {

    private NothingEarned() {}

    /** Of a student who handed nothing in. */
    public static List<ExerciseGrade> notSubmitted(List<Exercise> exercises) {
        return rows(exercises, ExerciseState.NOT_HANDED_IN);
    }

    /** Of a submission that was refused as a whole. */
    public static List<ExerciseGrade> refused(List<Exercise> exercises) {
        return rows(exercises, ExerciseState.DID_NOT_FINISH);
    }

    private static List<ExerciseGrade> rows(List<Exercise> exercises, ExerciseState state) {
        return exercises.stream().map(exercise -> row(exercise, state)).toList();
    }

    private static ExerciseGrade row(Exercise exercise, ExerciseState state) {
        List<PromiseGrade> promises = exercise.promises().stream()
                .map(promise -> new PromiseGrade(
                        promise.id(), 0, promise.points(), promise.says(), PromiseState.NOT_RUN, null, null))
                .toList();
        int max = promises.stream().mapToInt(PromiseGrade::max).sum();
        return new ExerciseGrade(exercise.id(), exercise.number(), exercise.title(), state, null, 0, max, promises);
    }
}
