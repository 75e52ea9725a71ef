package interleave.cli.classroom;

import interleave.cli.grade.Submission;
import interleave.cli.grade.SubmissionSource;
import java.util.function.Supplier;

/**
 * A submission that has come in.
 *
 * @param id its name
 * @param hash of its content
 * @param read reads it; it is not kept
 */
record Incoming(String id, Supplier<String> hash, Supplier<Submission> read) {

    static Incoming of(SubmissionSource source) {
        return new Incoming(source.id(), source::hash, source::read);
    }
}
