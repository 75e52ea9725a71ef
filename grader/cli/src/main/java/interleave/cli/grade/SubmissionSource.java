package interleave.cli.grade;

import interleave.cli.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Where one submission lies: a folder, a zip, or a part of a bulk zip. It is read when it is asked for, and not kept. */
public final class SubmissionSource {

    private SubmissionSource() {}

    /**
     * Finds the submissions in a folder or a zip.
     *
     * @param place a folder or zip of folders and zips, or one submission alone
     * @return in the order of their ids
     * @throws Refusal if there is no submission at all
     */
    public static List<SubmissionSource> in(Path place) {
        throw new UnsupportedOperationException();
    }

    /** The name of the folder or zip. */
    public String id() {
        throw new UnsupportedOperationException();
    }

    /** Reads what counts. Whatever lies there, this returns: what cannot be read is a refused submission. */
    public Submission read() {
        throw new UnsupportedOperationException();
    }

    /** A hash of the content as it lies there, in hexadecimal digits. */
    public String hash() {
        throw new UnsupportedOperationException();
    }
}
