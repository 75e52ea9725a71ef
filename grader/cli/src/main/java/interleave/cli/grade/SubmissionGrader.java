package interleave.cli.grade;

import interleave.cli.metadata.Exercise;
import java.nio.file.Path;
import java.util.List;

/**
 * Grades submissions. Any number of threads may call {@link #grade} at the same time; each call starts processes of its
 * own and waits for them.
 */
public final class SubmissionGrader implements AutoCloseable {

    /**
     * Prepares what all submissions have in common: compiles the tests.
     *
     * @param kitRoot the kit's folder
     * @param exercises what is graded
     * @param options how
     */
    public SubmissionGrader(Path kitRoot, List<Exercise> exercises, GradingOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * Grades one submission. Whatever it does, this returns.
     *
     * @throws InterruptedException if the caller is to stop; what was started is killed first
     */
    public SubmissionGrade grade(Submission submission) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** A hash of all that a verdict depends on but the submission: tests, metadata, testkit and explorer. */
    public String testsHash() {
        throw new UnsupportedOperationException();
    }

    /** What keeps student code apart from this machine, such as {@code bubblewrap} or {@code not isolated}. */
    public String isolation() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
