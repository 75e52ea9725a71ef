package interleave.cli.metadata;

import interleave.cli.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** The exercises that somebody names on the command line. */
public final class ExerciseChoice {

    private ExerciseChoice() {}

    /**
     * Some of all exercises.
     *
     * @param wanted numbers or names; none: all of them
     * @return in the order of their numbers
     * @throws Refusal if there is no such exercise
     */
    public static List<Exercise> of(List<Exercise> all, List<String> wanted) {
        for (String name : wanted) {
            if (all.stream().noneMatch(exercise -> isMeant(exercise, name))) {
                throw new Refusal("No exercise is named '" + name + "'. The exercises are "
                        + all.stream().map(Exercise::id).collect(Collectors.joining(", ")) + ".");
            }
        }
        return all.stream()
                .filter(exercise -> wanted.isEmpty() || wanted.stream().anyMatch(name -> isMeant(exercise, name)))
                .toList();
    }

    private static boolean isMeant(Exercise exercise, String name) {
        return exercise.number().equals(name.strip()) || exercise.id().equals(name.strip());
    }
}
