package interleave.cli.classroom;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import interleave.cli.grade.SubmissionGrade;

/**
 * One submission's grade as it lies in the results folder.
 *
 * @param version of this file's form
 * @param submissionHash what was graded
 * @param testsHash what it was graded with
 * @param gradedAt when, in UTC and ISO 8601
 * @param grade the grade
 */
@JsonPropertyOrder({"version", "submissionHash", "testsHash", "gradedAt", "grade"})
record StoredGrade(int version, String submissionHash, String testsHash, String gradedAt, SubmissionGrade grade) {

    static final int VERSION = 1;

    /** Whether grading again would be a waste: the same submission, the same tests, and it was graded. */
    boolean holdsFor(String submission, String tests) {
        return submissionHash.equals(submission)
                && testsHash.equals(tests)
                && grade.state() != SubmissionGrade.State.FAILED;
    }
}
