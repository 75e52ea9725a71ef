package interleave.cli.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the explorer found out about one scenario.
 *
 * @param scenario its name
 * @param verdict such as {@code holds}; docs/how-grading-works.md says what each means
 * @param says the verdict in a sentence
 * @param bound the number of preemptions up to which all schedules were tried, or -1
 * @param schedules how many schedules were tried
 * @param exhausted whether these are all with so many preemptions as were asked for
 */
@JsonPropertyOrder({"scenario", "verdict", "says", "bound", "schedules", "exhausted"})
public record Exploration(String scenario, String verdict, String says, int bound, int schedules, boolean exhausted) {
    private static final int LONGEST = 1_000;

    static Exploration of(JsonNode verdict) {
        return new Exploration(
                words(verdict.path("scenario")),
                words(verdict.path("verdict")),
                words(verdict.path("says")),
                verdict.path("bound").asInt(-1),
                verdict.path("schedules").asInt(0),
                verdict.path("exhausted").asBoolean(false));
    }

    private static String words(JsonNode node) {
        String text = ResultsFile.printable(node.asText(""));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }

    /** Whether the explorer could not say, which is not held against the answer. */
    @JsonIgnore
    public boolean isOpen() {
        return verdict.equals("out of budget") || verdict.equals("unstable");
    }
}
