package interleave.cli.grade;

/** Ends the reading of a submission with a sentence for the student. */
final class RefusedSubmission extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedSubmission(String sentence) {
        super(sentence, null, false, false);
    }
}
