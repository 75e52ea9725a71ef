package interleave.cli.card;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import interleave.cli.results.Exploration;
import java.util.List;
import java.util.stream.Collectors;

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
 * @param explored what the explorer found out in its tests
 */
@JsonPropertyOrder({"id", "points", "max", "says", "state", "seen", "counterexample", "explored"})
public record PromiseGrade(
        String id,
        int points,
        int max,
        String says,
        PromiseState state,
        String seen,
        JsonNode counterexample,
        List<Exploration> explored) {

    /** A promise that the explorer has nothing to say about. */
    public PromiseGrade(
            String id, int points, int max, String says, PromiseState state, String seen, JsonNode counterexample) {
        this(id, points, max, says, state, seen, counterexample, List.of());
    }

    /** Keeps a list that nobody can change. */
    public PromiseGrade {
        explored = explored == null ? List.of() : List.copyOf(explored);
    }

    /** What was seen in a line: the first one, or of a schedule the sentence that says what it shows. */
    public String seenInShort() {
        if (seen == null) {
            return "";
        }
        Picture picture = picture();
        boolean ofTheSchedule = picture != null && picture.text().equals(seen);
        return ofTheSchedule ? picture.says() : seen.lines().findFirst().orElse("");
    }

    /** How far the explorer came: what holds in how many schedules; empty where it has not been asked. */
    public String exploredInShort() {
        return explored.stream().map(Exploration::says).collect(Collectors.joining(" "));
    }

    /** The schedule that breaks it as a picture, or null. */
    public Picture picture() {
        return Picture.of(counterexample).orElse(null);
    }

    /** The points that are missing. */
    public int missing() {
        return max - points;
    }
}
