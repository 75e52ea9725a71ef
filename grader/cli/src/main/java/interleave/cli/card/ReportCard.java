package interleave.cli.card;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The report card, component by component what {@code report-card.json} holds.
 *
 * @param version of the JSON file's schema
 * @param created when, in UTC and ISO 8601
 * @param points of all exercises
 * @param max of all exercises
 * @param percent whole, rounded down, so that 100 means all
 * @param exercises in the order of their numbers
 */
@JsonPropertyOrder({"version", "created", "points", "max", "percent", "exercises"})
public record ReportCard(int version, String created, int points, int max, int percent, List<ExerciseGrade> exercises) {

    /** The version of the schema that docs/report-card.md describes. */
    public static final int VERSION = 1;

    /**
     * Adds up some exercises.
     *
     * @param exercises in the order of their numbers
     * @param now when it is written
     */
    public static ReportCard of(List<ExerciseGrade> exercises, Instant now) {
        int points = exercises.stream().mapToInt(ExerciseGrade::points).sum();
        int max = exercises.stream().mapToInt(ExerciseGrade::max).sum();
        int percent = percent(points, max);
        String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new ReportCard(VERSION, created, points, max, percent, List.copyOf(exercises));
    }

    /** Whole percents, rounded down, so that 100 means all. */
    public static int percent(int points, int max) {
        return max == 0 ? 0 : points * 100 / max;
    }

    /** Whether the exact percentage, not the rounded one, is below a limit. */
    boolean isBelow(BigDecimal limit) {
        return BigDecimal.valueOf(points * 100L).compareTo(limit.multiply(BigDecimal.valueOf(max))) < 0;
    }
}
