package interleave.cli.gradebook;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.PromiseGrade;
import java.util.ArrayList;
import java.util.List;

/** What the files for other systems tell a student. */
final class Words {

    private Words() {}

    /** Of a promise: what was seen, or else where it stands. */
    static String of(PromiseGrade promise) {
        if (promise.seen() != null) {
            return promise.seen();
        }
        String words = promise.state().words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** Of a submission as a whole: a line for each exercise, and the remarks. */
    static String overall(GradebookRow row) {
        List<String> lines = new ArrayList<>();
        if (row.state() == RowState.REFUSED) {
            lines.add("Refused: nothing of it was run.");
        }
        lines.addAll(row.remarks());
        for (ExerciseGrade exercise : row.exercises()) {
            lines.add("%s: %d of %d, %s"
                    .formatted(
                            exercise.id(),
                            exercise.points(),
                            exercise.max(),
                            exercise.state().words()));
            if (exercise.seen() != null) {
                lines.add(exercise.seen());
            }
        }
        return String.join("\n", lines);
    }
}
