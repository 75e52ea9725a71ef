package interleave.cli.classroom;

import interleave.cli.grade.GradingOptions;
import interleave.cli.grade.Submission;
import interleave.cli.grade.SubmissionGrade;
import interleave.cli.grade.SubmissionGrader;
import interleave.cli.metadata.Exercise;
import java.nio.file.Path;
import java.util.List;

/** The grader of submissions as the worker of a class. */
final class GraderWorker implements SubmissionWorker {

    private final SubmissionGrader grader;
    private final String testsHash;

    private GraderWorker(SubmissionGrader grader) {
        this.grader = grader;
        this.testsHash = grader.testsHash();
    }

    static SubmissionWorker start(Path root, List<Exercise> exercises, boolean sandbox, int jobs) {
        return new GraderWorker(
                new SubmissionGrader(root.toAbsolutePath().normalize(), exercises, new GradingOptions(sandbox, jobs)));
    }

    @Override
    public SubmissionGrade grade(Submission submission) throws InterruptedException {
        return grader.grade(submission);
    }

    @Override
    public String testsHash() {
        return testsHash;
    }

    @Override
    public String isolation() {
        return grader.isolation();
    }

    @Override
    public void close() {
        grader.close();
    }
}
