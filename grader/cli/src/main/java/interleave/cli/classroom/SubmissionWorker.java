package interleave.cli.classroom;

import interleave.cli.grade.Submission;
import interleave.cli.grade.SubmissionGrade;

/** Who grades one submission; in a real run the {@code SubmissionGrader}. */
interface SubmissionWorker extends AutoCloseable {

    /**
     * Grades. Any number of threads may call it at the same time.
     *
     * @throws InterruptedException if the caller is to stop; what was started is killed first
     */
    SubmissionGrade grade(Submission submission) throws InterruptedException;

    /** A hash of all that a verdict depends on but the submission. */
    String testsHash();

    /** What keeps student code apart from this machine. */
    String isolation();

    @Override
    void close();
}
