package interleave.cli.card;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One promise on the report card.
 *
 * @param id such as {@code 04.2}
 * @param points what it earned: all or nothing
 * @param max what it is worth
 * @param says the promise
 * @param state where it stands
 * @param seen what a test saw, or why none saw anything; null if there is nothing to tell
 * @param counterexample the schedule that breaks it, as its test attached it, or null
 */
@JsonPropertyOrder({"id", "points", "max", "says", "state", "seen", "counterexample"})
public record PromiseGrade(
        String id, int points, int max, String says, PromiseState state, String seen, JsonNode counterexample) {

    /** The schedule that breaks it as a picture, or null. */
    public Picture picture() {
        return Picture.of(counterexample).orElse(null);
    }

    /** The points that are missing. */
    public int missing() {
        return max - points;
    }
}
