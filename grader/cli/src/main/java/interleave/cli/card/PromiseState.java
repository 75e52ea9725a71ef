package interleave.cli.card;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a promise stands. Only a kept one earns its points. */
public enum PromiseState {
    /** All its tests passed. */
    KEPT("kept"),
    /** A test saw it broken. */
    LOST("lost"),
    /** The tests met a method that is still the stub's. */
    NOT_WRITTEN("not written"),
    /** One of its tests was running when the test JVM ended. */
    NOT_FINISHED("not finished"),
    /** Not all of its tests ran. */
    NOT_RUN("not run");

    private final String words;

    PromiseState(String words) {
        this.words = words;
    }

    /** As a student reads it, and as it stands in the JSON file. */
    @JsonValue
    public String words() {
        return words;
    }
}
