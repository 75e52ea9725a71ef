package interleave.cli.card;

import static interleave.cli.SampleKit.end;
import static interleave.cli.SampleKit.failed;
import static interleave.cli.SampleKit.finished;
import static interleave.cli.SampleKit.passed;
import static interleave.cli.SampleKit.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interleave.cli.CommandLineRun;
import interleave.cli.Refusal;
import interleave.cli.SampleKit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardCommandTest {

    @TempDir
    private Path root;

    private SampleKit kit;

    @BeforeEach
    void makeTheKit() {
        kit = new SampleKit(root).database().pipeline();
        kit.beginDatabase();
        kit.results(
                "04-unlocked-database",
                plan("a=04.1", "b=04.2"),
                failed("a", "One update was lost: 2 updates, value 1.\\nWhat could make B wait?"),
                passed("b"),
                end());
        kit.results(
                "08-lock-pipeline",
                plan("a=08.1"),
                finished("a", "failed", "Pipeline.setMessage is still to be written.", true),
                end());
    }

    @Test
    void printsTheWholeCard() {
        assertThat(card()).isEqualToNormalizingNewlines("""

                        Report card

                          04  Unlocked database  [####......]   4 of 10  wrong
                          08  Lock pipeline      [..........]   0 of 10  not started

                        04-unlocked-database: wrong
                          04.1  -6  No update is lost.
                                    seen: One update was lost: 2 updates, value 1.

                        Not started: 08. The TODO still stands there; remove that line once you have begun.

                        Total: 4 of 20 points, 20 percent.

                        Next: 04-unlocked-database
                          Start with promise 04.1: read in full what was seen. If you are stuck,
                          exercises/04-unlocked-database/hints.md helps in three steps.
                          mvn test -pl exercises/04-unlocked-database

                        In full: %s

                        """.formatted(page().toUri()));
    }

    @Test
    void aFinishedCardSaysSo() {
        kit.results("04-unlocked-database", plan("a=04.1", "b=04.2"), passed("a"), passed("b"), end());
        kit.results("08-lock-pipeline", plan("a=08.1"), passed("a"), end());

        assertThat(card())
                .contains("  08  Lock pipeline      [##########]  10 of 10  done")
                .contains("Total: 20 of 20 points, 100 percent.")
                .contains("Every promise is kept. There is nothing left to do here.")
                .doesNotContain("Next:");
    }

    @Test
    void whatDidNotFinishIsToldWithTheTestThatRan() {
        kit.results(
                "04-unlocked-database",
                plan("a=04.1", "b=04.2"),
                SampleKit.started("a"),
                "{\"event\":\"exit\",\"test\":"
                        + "\"interleave.SampleTest#a\",\"message\":\"FakeDatabase.update ended the JVM by System.exit.\"}");

        assertThat(card()).containsIgnoringNewLines("""
                        04-unlocked-database: did not finish
                          The JVM ended while SampleTest.a was running. FakeDatabase.update ended the JVM by System.exit.
                          04.1  -6  No update is lost.
                                    seen: Its test SampleTest.a was running when the JVM ended.
                          Not run, and so without their 4 points: 04.2.
                        """);
    }

    @Test
    void aLongObservationIsCutAndNoLineIsLongerThanAHundredColumns() {
        kit.results(
                "04-unlocked-database",
                plan("a=04.1", "b=04.2"),
                failed("a", "many words \\u4e2d\\u6587 ".repeat(60)),
                failed("b", "x".repeat(500)),
                end());

        String card = card();
        assertThat(card)
                .contains("many words ?? many words ?? many words ?? many words", "xxx ...")
                .matches("[\\x0A\\x0D\\x20-\\x7E]*");
        assertThat(card.lines().filter(line -> !line.startsWith("In full: "))).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aScheduleIsToldInASentence() {
        kit.results(
                "04-unlocked-database",
                plan("a=04.1", "b=04.2"),
                SampleKit.verdict("a", SampleKit.BROKEN),
                failed("a", "A schedule breaks it. Expected 2\\nbut was 1."),
                passed("b"),
                end());

        assertThat(card()).contains("seen: A schedule breaks it. Expected 2 but was 1.");
    }

    @Test
    void aReplayIsNoGrade() {
        kit.results(
                "04-unlocked-database",
                plan("a=04.1").replace("\"format\":1", "\"format\":1,\"replay\":\"TwoUpdates-1_1\""),
                passed("a"),
                end());

        assertThat(card("--module=04-unlocked-database", "--selected=[exercises/04-unlocked-database]"))
                .isEqualToNormalizingNewlines("""

                        Report card

                          04  Unlocked database  [..........]   0 of 10  replayed

                        04-unlocked-database: replayed
                          One schedule was run again, -Dreplay=TwoUpdates-1_1, and nothing was graded.

                        Total: 0 of 10 points, 0 percent.

                        Next: 04-unlocked-database
                          This was one schedule, run again by -Dreplay. Run all tests for the grade, once you have changed
                          something.
                          mvn test -pl exercises/04-unlocked-database

                        In full: %s

                        """.formatted(page().toUri()));
    }

    @Test
    void writesTheCardForPrograms() throws Exception {
        card();

        JsonNode json = new ObjectMapper()
                .readTree(root.resolve("target/report-card/report-card.json").toFile());
        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("points").asInt()).isEqualTo(4);
        assertThat(json.path("max").asInt()).isEqualTo(20);
        assertThat(json.path("percent").asInt()).isEqualTo(20);
        assertThat(json.path("created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        JsonNode exercise = json.path("exercises").path(0);
        assertThat(exercise.path("id").asText()).isEqualTo("04-unlocked-database");
        assertThat(exercise.path("state").asText()).isEqualTo("wrong");
        assertThat(exercise.path("promises").path(0))
                .hasToString(
                        "{\"id\":\"04.1\",\"points\":0,\"max\":6,\"says\":\"No update is lost.\",\"state\":\"lost\","
                                + "\"seen\":\"One update was lost: 2 updates, value 1.\\nWhat could make B wait?\","
                                + "\"counterexample\":null,\"explored\":[]}");
        try (var files = Files.list(root.resolve("target/report-card"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("report-card.json", "index.html");
        }
    }

    @Test
    void aModuleOfAWholeBuildPrintsOneLine() {
        assertThat(card("--module=04-unlocked-database", "--selected=[]"))
                .isEqualToNormalizingNewlines("04-unlocked-database  4 of 10  wrong\n");
        assertThat(page()).doesNotExist();
    }

    @Test
    void aModuleThatIsNoExercisePrintsNothing() {
        assertThat(card("--module=exercises", "--selected=[exercises]")).isEmpty();
    }

    @Test
    void aSelectedModulePrintsItsOwnCard() {
        assertThat(card("--module=08-lock-pipeline", "--selected=[exercises/08-lock-pipeline]"))
                .contains("Total: 0 of 10 points, 0 percent.")
                .doesNotContain("04-unlocked-database");
        assertThat(page()).exists();
    }

    @Test
    void ofSeveralSelectedModulesTheLastPrintsTheCard() {
        String selected = "--selected=[:08-lock-pipeline, exercises/04-unlocked-database]";

        assertThat(card("--module=04-unlocked-database", selected))
                .isEqualToNormalizingNewlines("04-unlocked-database  4 of 10  wrong\n");
        assertThat(card("--module=08-lock-pipeline", selected)).contains("Total: 4 of 20 points, 20 percent.");
    }

    @Test
    void aGradeBelowTheLimitFailsTheBuildAfterTheCard() {
        assertThatThrownBy(() -> card("--pass=60"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The grade is 20 percent (4 of 20 points), and -Dgrade.pass=60 asks for 60 percent.")
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
        assertThat(page()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "20", "19.5", "${grade.pass}"})
    void noLimitOrOneThatIsReachedFailsNothing(String pass) {
        assertThat(card("--pass=" + pass)).contains("Total: 4 of 20 points, 20 percent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sixty", "-1", "100.1", "60%", "NaN", "1e999999999"})
    void aLimitThatIsNoPercentageIsToldAsSuch(String pass) {
        assertThatThrownBy(() -> card("--pass=" + pass))
                .hasMessage("-Dgrade.pass=" + pass + " is not a number from 0 to 100. Try -Dgrade.pass=60.");
    }

    @Test
    void wrongMetadataFailsTheBuildWithItsSentence() {
        kit.metadata("04-unlocked-database", SampleKit.METADATA.replace("title", "titel"));

        assertThatThrownBy(this::card)
                .isInstanceOf(Refusal.class)
                .hasMessage("exercises/04-unlocked-database/exercise.properties:1: unknown key 'titel'. "
                        + "Did you mean 'title'?");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() {
        kit.write("target/report-card", "a file where a folder should be");

        assertThatThrownBy(this::card)
                .message()
                .startsWith("Cannot write " + root.resolve("target/report-card/report-card.json"));
    }

    private Path page() {
        return root.resolve("target/report-card/index.html");
    }

    private String card(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "card";
        arguments[1] = "--root=" + root;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CommandLineRun.of(arguments);
    }
}
