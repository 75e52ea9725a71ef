package interleave.cli.law;

import interleave.cli.law.Answer.Kind;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Promise;
import java.util.ArrayList;
import java.util.List;

/** Checks that each promise is graded by a test and broken by a wrong answer, and that there are answers enough. */
final class Coverage {
    private static final int LEAST_RIGHT = 4;
    private static final int LEAST_WRONG = 8;

    private Coverage() {}

    static List<String> complaints(List<Exercise> exercises, List<Trial> all) {
        List<String> complaints = new ArrayList<>();
        for (Exercise exercise : exercises) {
            List<Trial> trials = all.stream()
                    .filter(trial -> trial.answer().exercise().equals(exercise))
                    .toList();
            for (Promise promise : exercise.promises()) {
                if (trials.stream().noneMatch(t -> t.promisesWithTests().contains(promise.id()))) {
                    complaints.add(exercise.id() + " has no test for promise " + promise.id() + ".");
                }
                if (trials.stream().noneMatch(t -> isBrokenBy(promise, t))) {
                    complaints.add(exercise.id() + " has no wrong answer that loses promise " + promise.id() + ".");
                }
            }
            tooFew(exercise, trials, Kind.RIGHT, LEAST_RIGHT, complaints);
            tooFew(exercise, trials, Kind.WRONG, LEAST_WRONG, complaints);
        }
        return complaints;
    }

    private static boolean isBrokenBy(Promise promise, Trial trial) {
        return trial.answer().kind() == Kind.WRONG && trial.answer().mustLose().contains(promise.id());
    }

    private static void tooFew(Exercise exercise, List<Trial> trials, Kind kind, int least, List<String> complaints) {
        long count = trials.stream().filter(t -> t.answer().kind() == kind).count();
        if (count < least) {
            complaints.add("%s has %d %s answers in solutions/answers, and needs %d."
                    .formatted(exercise.id(), count, kind == Kind.RIGHT ? "right" : "wrong", least));
        }
    }
}
