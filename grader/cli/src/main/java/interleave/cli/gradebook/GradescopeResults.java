package interleave.cli.gradebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.PromiseGrade;
import java.util.ArrayList;
import java.util.List;

/** Gradescope's {@code results.json}: a test for each promise. */
final class GradescopeResults {

    @JsonPropertyOrder({"score", "output", "output_format", "visibility", "stdout_visibility", "tests"})
    private record Results(
            int score,
            String output,
            @JsonProperty("output_format") String outputFormat,
            String visibility,
            @JsonProperty("stdout_visibility") String stdoutVisibility,
            List<Test> tests) {}

    @JsonPropertyOrder({"name", "number", "score", "max_score", "status", "output", "output_format", "visibility"})
    private record Test(
            String name,
            String number,
            int score,
            @JsonProperty("max_score") int maxScore,
            String status,
            String output,
            @JsonProperty("output_format") String outputFormat,
            String visibility) {}

    private GradescopeResults() {}

    static String of(GradebookRow row) {
        List<Test> tests = new ArrayList<>();
        for (ExerciseGrade exercise : row.exercises()) {
            exercise.promises().forEach(promise -> tests.add(test(promise)));
        }
        return FormatJson.of(new Results(row.points(), Words.overall(row), "text", "visible", "hidden", tests));
    }

    private static Test test(PromiseGrade promise) {
        return new Test(
                promise.says(),
                promise.id(),
                promise.points(),
                promise.max(),
                promise.missing() == 0 ? "passed" : "failed",
                Words.of(promise),
                "text",
                "visible");
    }
}
