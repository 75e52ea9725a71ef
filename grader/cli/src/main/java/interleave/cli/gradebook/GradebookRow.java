package interleave.cli.gradebook;

import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ReportCard;
import java.util.List;

/**
 * One student in the grades.
 *
 * @param id the student's id in the roster, or the submission's name where there is no roster or he is not in it
 * @param submission the name of the folder or zip, or null if there is none
 * @param inRoster whether he is in the roster; null without a roster
 * @param cells his values in the roster's columns; empty if he is not in it
 * @param state what has become of the submission
 * @param remarks what is to be known of it as a whole, a sentence each
 * @param isolation what kept its code apart from this machine, or null if it did not run
 * @param exercises one for each exercise of the class if the state {@link RowState#counts}, else none
 * @param millis how long its grading took
 * @param gradedAt when it was graded, in UTC and ISO 8601, or null
 */
public record GradebookRow(
        String id,
        String submission,
        Boolean inRoster,
        List<String> cells,
        RowState state,
        List<String> remarks,
        String isolation,
        List<ExerciseGrade> exercises,
        long millis,
        String gradedAt) {

    /** The sum over the exercises. */
    public int points() {
        return exercises.stream().mapToInt(ExerciseGrade::points).sum();
    }

    /** What the exercises are worth. */
    public int max() {
        return exercises.stream().mapToInt(ExerciseGrade::max).sum();
    }

    /** As of the report card: whole, rounded down. */
    public int percent() {
        return ReportCard.percent(points(), max());
    }
}
