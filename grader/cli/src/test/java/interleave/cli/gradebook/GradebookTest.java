package interleave.cli.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.SampleKit;
import interleave.cli.metadata.Exercise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradebookTest {

    @TempDir
    private Path folder;

    private List<Exercise> exercises;

    @BeforeEach
    void kit() {
        SampleKit kit = new SampleKit(folder.resolve("kit")).database().pipeline();
        exercises = List.of(kit.exercise("04-unlocked-database"), kit.exercise("08-lock-pipeline"));
    }

    @Test
    void gradesJsonIsAsItsPageSays() throws Exception {
        write(SampleGrades.row("ann", "2 updates."), SampleGrades.row("zoe", RowState.FAILED, exercises, "It broke."));
        JsonNode grades =
                new ObjectMapper().readTree(folder.resolve("out/grades.json").toFile());

        assertThat(grades.fieldNames())
                .toIterable()
                .containsExactly("version", "tests", "max", "exercises", "submissions");
        assertThat(grades.get("version").asInt()).isEqualTo(1);
        assertThat(grades.get("max").asInt()).isEqualTo(20);
        assertThat(grades.get("exercises").get(1).toString())
                .isEqualTo("{\"id\":\"08-lock-pipeline\",\"number\":\"08\",\"title\":\"Lock pipeline\",\"max\":10}");
        JsonNode ann = grades.get("submissions").get(0);
        assertThat(ann.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "submission",
                        "inRoster",
                        "state",
                        "points",
                        "max",
                        "percent",
                        "remarks",
                        "isolation",
                        "exercises");
        assertThat(ann.get("state").asText()).isEqualTo("graded");
        assertThat(ann.get("points").asInt()).isEqualTo(4);
        assertThat(ann.get("percent").asInt()).isEqualTo(20);
        JsonNode promise = ann.get("exercises").get(0).get("promises").get(0);
        assertThat(promise.toString())
                .isEqualTo("{\"id\":\"04.1\",\"points\":0,\"max\":6,\"says\":\"No update is lost.\",\"state\":\"lost\","
                        + "\"seen\":\"2 updates.\",\"counterexample\":{\"schedule\":\"AAB\"},\"explored\":[]}");
        JsonNode zoe = grades.get("submissions").get(1);
        assertThat(zoe.get("state").asText()).isEqualTo("failed");
        assertThat(zoe.get("points").isNull()).isTrue();
        assertThat(zoe.get("remarks").get(0).asText()).isEqualTo("It broke.");
        assertThat(zoe.get("exercises")).isEmpty();
    }

    @Test
    void gradesJsonSaysNothingOfTime() throws Exception {
        write(SampleGrades.row("ann", null));

        assertThat(Files.readString(folder.resolve("out/grades.json"))).doesNotContain("2026-11-24", "1200", "millis");
        assertThat(Files.readString(folder.resolve("out/times.json"))).contains("\"2026-11-24T09:00:00Z\"", "1200");
    }

    @Test
    void aStudentsPageIsHisReportCard() throws Exception {
        write(SampleGrades.row("ann & <bob>", "B read <the> value.\nWhat could make it wait?"));
        String page = Files.readString(folder.resolve("out/students/ann=20=26=20=3Cbob=3E.html"));

        assertThat(page)
                .contains("Report card of ann &amp; &lt;bob&gt;")
                .contains("B read &lt;the&gt; value.\nWhat could make it wait?")
                .contains("Pipeline.java:3: &#39;;&#39; expected")
                .contains("4 <small>of 20 points, 20 percent</small>")
                .contains("Graded on 24 November 2026")
                .doesNotContain("mvn test", "report-card.json", "What to do next");
    }

    @Test
    void thePageOfTheClassTellsWhatItLostMost() throws Exception {
        write(
                SampleGrades.row("ann", "2 updates, value 1.\nWhat now?"),
                SampleGrades.row("bob", "3 updates, value 2.\nWhat now?"),
                SampleGrades.row("cid", "\"Ann\" threw at FakeDatabase.java:12."),
                SampleGrades.row("dan", null),
                SampleGrades.row("eva", RowState.REFUSED, exercises, "It holds a <link>."));
        String page = Files.readString(folder.resolve("out/index.html"));

        assertThat(page.replaceAll("\\s+", " "))
                .contains("<h1>4 graded <small>median of all 5: 4 of 20 points</small></h1>")
                .contains("<span class=\"share\">3 of 4</span>")
                .contains("<q>2 updates, value 1.</q> <small>2&times;: <a href=\"students/ann.html\">ann</a>, "
                        + "<a href=\"students/bob.html\">bob</a></small>")
                .contains("<q>&quot;Ann&quot; threw at FakeDatabase.java:12.</q> <small>1&times;:")
                .contains("It holds a &lt;link&gt;.")
                .doesNotContain("<link>")
                .doesNotContain("08.1</span>");
    }

    @Test
    void aStudentsPageGoesWhenItsGradeGoes() throws Exception {
        write(SampleGrades.row("ann", null));
        assertThat(folder.resolve("out/students/ann.html")).exists();
        assertThat(folder.resolve("out/junit/ann.xml")).exists();

        write(SampleGrades.row("ann", RowState.FAILED, exercises, "It broke."));

        assertThat(folder.resolve("out/students/ann.html")).doesNotExist();
        assertThat(folder.resolve("out/junit/ann.xml")).doesNotExist();
    }

    @Test
    void anEmptyClassHasAPage() {
        ClassStatistics statistics = write();

        assertThat(statistics.median()).isEmpty();
        assertThat(folder.resolve("out/index.html")).exists();
    }

    @Test
    void ofTwoInTheMiddleTheMedianIsHalfWay() {
        GradebookRow nothing = SampleGrades.row("bob", RowState.REFUSED, exercises, "It is a link.");

        assertThat(write(SampleGrades.row("ann", null), nothing).median()).isEqualTo("5");
    }

    @Test
    void whatDiffersFromStudentToStudentIsNoMistakeOfItsOwn() {
        assertThat(Mistake.kind(SampleGrades.database("A's \"x\" at Foo.java:12 after 1,200 ms: a.B@1f2e3d")
                        .promises()
                        .get(0)))
                .isEqualTo(Mistake.kind(SampleGrades.database("A's \"yy\" at Foo.java:7 after 3 ms: a.B@aaaa01")
                        .promises()
                        .get(0)));
    }

    @Test
    void ofAScheduleItsEndingIsTheMistake() {
        String seen = """
                TwoUpdates: broken, in the 4th schedule tried

                A            | B
                ------------ | ------------
                A.java:16 a  |
                             |   writes

                In the end: [the value after A's and B's update]
                expected: 2
                 but was: 1

                The same schedule again: -Dreplay=1.1""";

        assertThat(Mistake.firstLine(SampleGrades.database(seen).promises().get(0)))
                .isEqualTo("TwoUpdates: In the end: [the value after A's and B's update] expected: 2 but was: 1");
        assertThat(Mistake.kind(SampleGrades.database(seen).promises().get(0)))
                .isEqualTo(Mistake.kind(
                        SampleGrades.database(seen.replace("4th", "22nd").replace("was: 1", "was: 0"))
                                .promises()
                                .get(0)));
    }

    @Test
    void theDistributionHasAllPointsInItsLastStep() {
        ClassStatistics statistics = write(SampleGrades.row("ann", null), SampleGrades.row("bob", "Lost."));

        assertThat(statistics.distribution()).containsExactly(0, 0, 1, 0, 0, 1, 0, 0, 0, 0);
    }

    private ClassStatistics write(GradebookRow... rows) {
        Gradebook.Frame frame = new Gradebook.Frame(exercises, "tests", List.of(), ',', -1, "bubblewrap");
        return new Gradebook(folder.resolve("out"), frame, Set.of(), List.of(Format.JUNIT))
                .write(List.of(rows), Function.identity());
    }
}
