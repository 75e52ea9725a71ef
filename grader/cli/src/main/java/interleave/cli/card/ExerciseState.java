package interleave.cli.card;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an exercise stands. */
public enum ExerciseState {
    /** Every promise is kept. */
    DONE("done"),
    /** Tests ran to their end and some promise is broken. */
    WRONG("wrong"),
    /** Nothing is earned but what the stub was given, and its TODO is still there. */
    NOT_STARTED("not started"),
    /** There are no classes to test, or the tests do not compile against them. */
    DOES_NOT_COMPILE("does not compile"),
    /** It uses something of the JDK that no answer needs. Only in class grading. */
    NOT_ALLOWED("not allowed"),
    /** The submission has no file of it. Only in class grading. */
    NOT_HANDED_IN("not handed in"),
    /** The tests ended early, or were not run at all. */
    DID_NOT_FINISH("did not finish"),
    /** One schedule was run again, and nothing graded. */
    REPLAYED("replayed");

    private final String words;

    ExerciseState(String words) {
        this.words = words;
    }

    /** As a student reads it, and as it stands in the JSON file. */
    @JsonValue
    public String words() {
        return words;
    }
}
