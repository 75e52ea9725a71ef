package interleave.cli.law;

import interleave.cli.law.Answer.Kind;
import interleave.cli.metadata.Exercise;
import interleave.cli.metadata.Promise;
import java.util.List;
import java.util.function.Predicate;

/** The table that the law prints: a row an exercise. */
final class LawTable {
    private static final String ROW = "%-26s %-22s %12s %14s %6s %6s%n";

    private LawTable() {}

    static String of(List<Exercise> exercises, List<Trial> trials, int runs) {
        StringBuilder table = new StringBuilder();
        table.append(ROW.formatted("exercise", "stub earns", "right kept", "wrong caught", "runs", "flips"));
        exercises.forEach(exercise -> table.append(row(exercise, trials, runs)));
        return table.toString();
    }

    private static String row(Exercise exercise, List<Trial> all, int runs) {
        List<Trial> trials = all.stream()
                .filter(trial -> trial.answer().exercise().equals(exercise))
                .toList();
        boolean stub = trials.stream()
                .filter(trial -> trial.answer().kind() == Kind.STUB)
                .allMatch(Trial::isAsItMust);
        int given = exercise.promises().stream()
                .filter(Promise::given)
                .mapToInt(Promise::points)
                .sum();
        return ROW.formatted(
                exercise.id(),
                stub ? given + " of " + Exercise.MAX + ", as it must" : "not what it must",
                share(trials, trial -> trial.answer().isRight()),
                share(trials, trial -> trial.answer().kind() == Kind.WRONG),
                runs,
                trials.stream().filter(Trial::flips).count());
    }

    private static String share(List<Trial> trials, Predicate<Trial> which) {
        long all = trials.stream().filter(which).count();
        long good = trials.stream().filter(which).filter(Trial::isAsItMust).count();
        return good + " of " + all;
    }
}
