package interleave.cli.metadata;

/**
 * One promise of an exercise, the unit of grading.
 *
 * @param id such as {@code 04.2}
 * @param points what it is worth, from 1 to 10
 * @param says the promise in a sentence for the student
 * @param given whether the stub keeps it already
 */
public record Promise(String id, int points, String says, boolean given) {}
