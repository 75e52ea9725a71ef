package interleave.cli.gradebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.card.PromiseGrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Classroom 50's {@code result.json}. Which classroom, assignment and commit it is about only the runner there knows; it
 * says so in variables of the environment.
 */
final class ClassroomResult {

    private static final String SCHEMA = "classroom50/result/v1";

    @JsonPropertyOrder({
        "schema",
        "classroom",
        "assignment",
        "owner",
        "submission",
        "commit",
        "release",
        "review",
        "datetime",
        "score",
        "max-score",
        "tests"
    })
    private record Result(
            String schema,
            String classroom,
            String assignment,
            String owner,
            String submission,
            String commit,
            String release,
            String review,
            String datetime,
            int score,
            @JsonProperty("max-score") int maxScore,
            List<Test> tests) {}

    @JsonPropertyOrder({"test-name", "passed", "score", "max-score", "output"})
    private record Test(
            @JsonProperty("test-name") String name,
            boolean passed,
            int score,
            @JsonProperty("max-score") int maxScore,
            String output) {}

    private ClassroomResult() {}

    static String of(GradebookRow row, Map<String, String> environment) {
        List<Test> tests = new ArrayList<>();
        for (ExerciseGrade exercise : row.exercises()) {
            exercise.promises().forEach(promise -> tests.add(test(promise)));
        }
        String commit = known(environment, "COMMIT_URL", "unknown");
        return FormatJson.of(new Result(
                SCHEMA,
                known(environment, "CLASSROOM", "unknown"),
                known(environment, "ASSIGNMENT", "interleave"),
                known(environment, "OWNER", row.id()),
                known(environment, "SUBMISSION_TAG", row.id()),
                commit,
                known(environment, "RELEASE_URL", "unknown"),
                known(environment, "REVIEW_URL", commit),
                row.gradedAt(),
                row.points(),
                row.max(),
                tests));
    }

    private static String known(Map<String, String> environment, String variable, String otherwise) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static Test test(PromiseGrade promise) {
        return new Test(
                promise.id() + " " + promise.says(),
                promise.missing() == 0,
                promise.points(),
                promise.max(),
                Words.of(promise));
    }
}
