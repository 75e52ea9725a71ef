package interleave.cli.gradebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.ExerciseState;
import interleave.cli.card.PromiseGrade;
import interleave.cli.card.PromiseState;
import java.util.ArrayList;
import java.util.List;

/** Exercism's {@code results.json}, version 3: a test for each promise. */
final class ExercismResults {

    private static final int VERSION = 3;
    private static final int LONGEST = 65_535;

    @JsonPropertyOrder({"version", "status", "message", "tests"})
    private record Results(int version, String status, String message, List<Test> tests) {}

    @JsonPropertyOrder({"name", "status", "message", "task_id"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Test(
            String name,
            String status,
            String message,
            @JsonProperty("task_id") Integer task) {}

    private ExercismResults() {}

    static String of(GradebookRow row) {
        // A promise is a task of its exercise; in several exercises the numbers would meet.
        boolean tasks = row.exercises().size() == 1;
        List<Test> tests = new ArrayList<>();
        for (ExerciseGrade exercise : row.exercises()) {
            exercise.promises().forEach(promise -> tests.add(test(promise, tasks)));
        }
        boolean nothingRan = row.exercises().stream().allMatch(ExercismResults::couldNotRun);
        if (nothingRan) {
            return FormatJson.of(new Results(VERSION, "error", cut(Words.overall(row)), List.of()));
        }
        boolean all = row.points() == row.max();
        return FormatJson.of(new Results(VERSION, all ? "pass" : "fail", null, tests));
    }

    private static boolean couldNotRun(ExerciseGrade exercise) {
        return exercise.state() == ExerciseState.DOES_NOT_COMPILE
                || exercise.promises().stream().allMatch(promise -> promise.state() == PromiseState.NOT_RUN);
    }

    private static Test test(PromiseGrade promise, boolean tasks) {
        boolean kept = promise.missing() == 0;
        boolean seen = promise.state() == PromiseState.LOST;
        Integer task =
                tasks ? Integer.valueOf(promise.id().substring(promise.id().indexOf('.') + 1)) : null;
        return new Test(
                promise.id() + " " + promise.says(),
                kept ? "pass" : seen ? "fail" : "error",
                kept ? null : cut(Words.of(promise)),
                task);
    }

    private static String cut(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
