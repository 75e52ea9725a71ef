package interleave.cli.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.SampleKit;
import interleave.cli.card.ExerciseGrade;
import interleave.cli.metadata.Exercise;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void gradescopeHasATestForEachPromise() throws Exception {
        JsonNode results =
                JSON.readTree(Format.GRADESCOPE.of(SampleGrades.row("ann", "2 updates, value 1."), Map.of()));

        assertThat(results.get("score").asInt()).isEqualTo(4);
        assertThat(results.get("output").asText()).isEqualTo("""
                04-unlocked-database: 4 of 10, wrong
                08-lock-pipeline: 0 of 10, does not compile
                Pipeline.java:3: ';' expected""");
        assertThat(results.get("visibility").asText()).isEqualTo("visible");
        assertThat(results.get("tests")).hasSize(3);
        assertThat(results.get("tests").get(0).toString())
                .isEqualTo("{\"name\":\"No update is lost.\",\"number\":\"04.1\",\"score\":0,\"max_score\":6,"
                        + "\"status\":\"failed\",\"output\":\"2 updates, value 1.\",\"output_format\":\"text\","
                        + "\"visibility\":\"visible\"}");
        assertThat(results.get("tests").get(1).get("output").asText()).isEqualTo("Kept.");
    }

    @Test
    void classroomTakesWhatTheRunnerKnowsFromTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of(
                "CLASSROOM",
                "threads",
                "ASSIGNMENT",
                "races",
                "SUBMISSION_TAG",
                "submit/1",
                "COMMIT_URL",
                "commit",
                "RELEASE_URL",
                "release");
        JsonNode result = JSON.readTree(Format.CLASSROOM50.of(SampleGrades.row("ann", "Lost."), environment));

        assertThat(result.get("schema").asText()).isEqualTo("classroom50/result/v1");
        assertThat(result.get("classroom").asText()).isEqualTo("threads");
        assertThat(result.get("assignment").asText()).isEqualTo("races");
        assertThat(result.get("owner").asText()).isEqualTo("ann");
        assertThat(result.get("submission").asText()).isEqualTo("submit/1");
        assertThat(result.get("review").asText()).isEqualTo("commit");
        assertThat(result.get("datetime").asText()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(result.get("score").asInt()).isEqualTo(4);
        assertThat(result.get("max-score").asInt()).isEqualTo(20);
        assertThat(result.get("tests").get(0).toString())
                .isEqualTo("{\"test-name\":\"04.1 No update is lost.\",\"passed\":false,\"score\":0,\"max-score\":6,"
                        + "\"output\":\"Lost.\"}");
    }

    @Test
    void classroomWithoutARunnerHasNoEmptyField() throws Exception {
        JsonNode result = JSON.readTree(Format.CLASSROOM50.of(SampleGrades.row("ann", null), Map.of("CLASSROOM", "")));

        for (String field :
                List.of("classroom", "assignment", "submission", "commit", "release", "review", "datetime")) {
            assertThat(result.get(field).asText()).as(field).isNotBlank();
        }
    }

    @Test
    void exercismTellsPassFailAndError() throws Exception {
        JsonNode mixed = JSON.readTree(Format.EXERCISM.of(SampleGrades.row("ann", "Lost."), Map.of()));
        assertThat(mixed.get("version").asInt()).isEqualTo(3);
        assertThat(mixed.get("status").asText()).isEqualTo("fail");
        assertThat(mixed.get("message").isNull()).isTrue();
        assertThat(mixed.get("tests").get(0).toString())
                .isEqualTo("{\"name\":\"04.1 No update is lost.\",\"status\":\"fail\",\"message\":\"Lost.\"}");
        assertThat(mixed.get("tests").get(1).toString())
                .isEqualTo("{\"name\":\"04.2 The latency runs once.\",\"status\":\"pass\"}");
        assertThat(mixed.get("tests").get(2).get("status").asText()).isEqualTo("error");

        JsonNode whole = JSON.readTree(Format.EXERCISM.of(only(SampleGrades.database(null)), Map.of()));
        assertThat(whole.get("status").asText()).isEqualTo("pass");
        assertThat(whole.get("tests").get(1).get("task_id").asInt()).isEqualTo(2);

        JsonNode broken = JSON.readTree(Format.EXERCISM.of(only(SampleGrades.pipeline()), Map.of()));
        assertThat(broken.get("status").asText()).isEqualTo("error");
        assertThat(broken.get("message").asText())
                .isEqualTo("08-lock-pipeline: 0 of 10, does not compile\nPipeline.java:3: ';' expected");
        assertThat(broken.get("tests")).isEmpty();
    }

    @Test
    void junitIsXmlWhateverACodeSaid() throws Exception {
        Document report = xml(SampleGrades.row("<ann>", "]]> \u0000 \uD83D \uD83D\uDE00 & \"2\"\nWhat now?"));

        Element suite = (Element) report.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("]]> ? ? \uD83D\uDE00 & \"2\"");
        assertThat(failure.getTextContent()).endsWith("\nWhat now?");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("04.1 No update is lost.");
        assertThat(report.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedOrNeverSentIsAFileToo(@TempDir Path folder) throws Exception {
        List<Exercise> exercises = List.of(new SampleKit(folder).database().exercise("04-unlocked-database"));
        GradebookRow refused = SampleGrades.row("ann", RowState.REFUSED, exercises, "It holds a link.");

        assertThat(JSON.readTree(Format.GRADESCOPE.of(refused, Map.of()))
                        .get("output")
                        .asText())
                .startsWith("Refused: nothing of it was run.\nIt holds a link.\n");
        assertThat(JSON.readTree(Format.EXERCISM.of(refused, Map.of()))
                        .get("status")
                        .asText())
                .isEqualTo("error");
        assertThat(xml(refused).getElementsByTagName("skipped").getLength()).isEqualTo(2);
    }

    private static GradebookRow only(ExerciseGrade exercise) {
        return new GradebookRow(
                "ann", "ann", null, List.of(), RowState.GRADED, List.of(), "", List.of(exercise), 1, null);
    }

    private static Document xml(GradebookRow row) throws Exception {
        byte[] bytes = Format.JUNIT.of(row, Map.of()).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
