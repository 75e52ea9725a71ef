package interleave.cli.gradebook;

import com.fasterxml.jackson.annotation.JsonValue;

/** What has become of one student's submission. */
public enum RowState {
    /** It was graded, whatever it earned. */
    GRADED("graded"),
    /** It was refused as a whole, and earns nothing. */
    REFUSED("refused"),
    /** The roster names the student, and there is nothing of his. */
    NOT_SUBMITTED("not submitted"),
    /** The grading itself broke, which says nothing about the code: there are no points yet. */
    FAILED("failed"),
    /** Its turn has not come yet. */
    NOT_GRADED("not graded");

    private final String words;

    RowState(String words) {
        this.words = words;
    }

    /** As an instructor reads it, and as it stands in the files. */
    @JsonValue
    public String words() {
        return words;
    }

    /** Whether there are points, be they 0. */
    public boolean counts() {
        return this == GRADED || this == REFUSED || this == NOT_SUBMITTED;
    }
}
