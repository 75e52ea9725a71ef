package interleave.cli.card;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * One exercise on the report card.
 *
 * @param id its folder's name
 * @param number the two digits of it
 * @param title its name for people
 * @param state where it stands
 * @param seen what there is to say about the exercise as a whole, or null
 * @param points what its promises earned
 * @param max what they are worth, known before anything ran
 * @param promises in the order of their numbers
 */
@JsonPropertyOrder({"id", "number", "title", "state", "seen", "points", "max", "promises"})
public record ExerciseGrade(
        String id,
        String number,
        String title,
        ExerciseState state,
        String seen,
        int points,
        int max,
        List<PromiseGrade> promises) {}
