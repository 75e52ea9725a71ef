package interleave.cli.grade;

import interleave.cli.card.ExerciseGrade;
import java.util.List;

/**
 * What one submission earned.
 *
 * @param id the submission's
 * @param state what has become of it
 * @param remarks what the student and the instructor are to know of it as a whole, a sentence each
 * @param exercises a row for each exercise that is graded, in the order of the exercises; empty if it was refused or failed
 * @param isolation what kept its code apart from this machine, such as {@code bubblewrap and Landlock} or {@code not isolated}
 * @param millis how long it took
 */
public record SubmissionGrade(
        String id, State state, List<String> remarks, List<ExerciseGrade> exercises, String isolation, long millis) {

    /** What can become of a submission. */
    public enum State {
        /** It was graded, whatever it earned. */
        GRADED,
        /** It was refused as a whole, and earns nothing. */
        REFUSED,
        /** The roster names a student of whom there is none. */
        NOT_SUBMITTED,
        /** The grader or a worker of its crashed, which says nothing about the code: it may be graded again. */
        FAILED
    }
}
