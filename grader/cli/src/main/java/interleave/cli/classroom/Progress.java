package interleave.cli.classroom;

import interleave.cli.grade.SubmissionGrade;

/** Shows how far a grading is. Any thread may call it; no call waits for anything. */
interface Progress extends AutoCloseable {

    /** The first call: so many are to be graded now. */
    void begin(int total);

    /** One of them is. */
    void done(SubmissionGrade grade);

    /** The last call, whether all are or not. */
    @Override
    void close();
}
