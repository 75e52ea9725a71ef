package interleave.cli.card;

import interleave.cli.metadata.Exercise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a student does next.
 *
 * @param exercise the exercise to go on with, or null if all are done
 * @param title its title, or null
 * @param advice one or two sentences
 */
public record NextStep(String exercise, String title, String advice) {

    /**
     * Finds the first exercise that is not done, none of whose prerequisites is open.
     *
     * @param exercises what the card is about
     * @param card their grades, in the same order
     */
    public static NextStep after(List<Exercise> exercises, ReportCard card) {
        Map<String, ExerciseGrade> grades = new HashMap<>();
        card.exercises().forEach(grade -> grades.put(grade.id(), grade));
        for (Exercise exercise : inOrder(exercises)) {
            ExerciseGrade grade = grades.get(exercise.id());
            if (grade.state() != ExerciseState.DONE) {
                return new NextStep(exercise.id(), exercise.title(), advice(grade));
            }
        }
        return new NextStep(null, null, "Every promise is kept. There is nothing left to do here.");
    }

    /** The two digits of the exercise, or null. */
    public String number() {
        return exercise == null ? null : exercise.substring(0, 2);
    }

    /** The command that tests it again, or null. */
    public String command() {
        return exercise == null ? null : "mvn test -pl exercises/" + exercise;
    }

    private static String advice(ExerciseGrade grade) {
        String folder = "exercises/" + grade.id() + "/";
        return switch (grade.state()) {
            case NOT_STARTED ->
                "Read " + folder + "README.md, then write what its TODO asks for. "
                        + "If you are stuck, hints.md beside it helps in three steps.";
            case DOES_NOT_COMPILE -> "Make it compile first; the card quotes the compiler's first error.";
            case DID_NOT_FINISH ->
                "Its tests did not come to their end; the card says how far they came. The contract is in " + folder
                        + "README.md.";
            case REPLAYED ->
                "This was one schedule, run again by -Dreplay. Run all tests for the grade, once you have changed "
                        + "something.";
            default ->
                "Start with promise " + firstMissing(grade) + ": read in full what was seen. If you are stuck, "
                        + folder + "hints.md helps in three steps.";
        };
    }

    private static String firstMissing(ExerciseGrade grade) {
        return grade.promises().stream()
                .filter(promise -> promise.missing() > 0)
                .findFirst()
                .map(PromiseGrade::id)
                .orElse(grade.number());
    }

    /** Prerequisites first, and otherwise by number. */
    private static List<Exercise> inOrder(List<Exercise> exercises) {
        Map<String, Exercise> byName = new HashMap<>();
        exercises.forEach(exercise -> byName.put(exercise.id(), exercise));
        Set<Exercise> ordered = new LinkedHashSet<>();
        exercises.forEach(exercise -> visit(exercise, byName, new LinkedHashSet<>(), ordered));
        return new ArrayList<>(ordered);
    }

    private static void visit(
            Exercise exercise, Map<String, Exercise> byName, Set<String> open, Set<Exercise> ordered) {
        // One that is not on this card has no bearing on it; one that is open already would be a circle.
        if (exercise == null || !open.add(exercise.id())) {
            return;
        }
        exercise.prerequisites().forEach(name -> visit(byName.get(name), byName, open, ordered));
        ordered.add(exercise);
    }
}
