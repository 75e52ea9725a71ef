package interleave.cli.results;

import static interleave.cli.SampleKit.end;
import static interleave.cli.SampleKit.failed;
import static interleave.cli.SampleKit.finished;
import static interleave.cli.SampleKit.passed;
import static interleave.cli.SampleKit.plan;
import static interleave.cli.SampleKit.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFileTest {

    @TempDir
    private Path folder;

    @Test
    void aRunThatCameToItsEndIsComplete() throws Exception {
        TestResults results = read(plan("a=04.1"), started("a"), passed("a"), end());

        assertThat(results.complete()).isTrue();
        assertThat(results.of("04.1")).singleElement().matches(TestRecord::passed);
        assertThat(results.of("04.2")).isEmpty();
    }

    @Test
    void severalPlansAddUp() throws Exception {
        TestResults results = read(plan("a=04.1"), plan("b=04.1"), started("a"), passed("a"), end());

        assertThat(results.of("04.1")).hasSize(2);
        assertThat(results.complete()).isFalse();
    }

    @Test
    void oneFailedRepetitionFailsTheTest() throws Exception {
        TestResults results =
                read(plan("a=04.1"), started("a"), failed("a", "Two at once."), started("a"), passed("a"), end());

        TestRecord test = results.of("04.1").get(0);
        assertThat(test.passed()).isFalse();
        assertThat(test.failure().orElseThrow().words()).isEqualTo("Two at once.");
        assertThat(results.complete()).isTrue();
    }

    @Test
    void anObservationTellsMoreThanTheStubsOwnSentence() throws Exception {
        TestResults results =
                read(plan("a=04.1"), finished("a", "failed", "Not written.", true), failed("a", "Seen."), end());

        assertThat(results.of("04.1").get(0).failure().orElseThrow().words()).isEqualTo("Seen.");
    }

    @Test
    void anAbortedTestTakesNothingAway() throws Exception {
        TestResults results =
                read(plan("a=04.1"), started("a"), finished("a", "aborted", "Out of budget.", false), end());

        assertThat(results.of("04.1").get(0).passed()).isTrue();
        assertThat(results.of("04.1").get(0).note()).contains("Out of budget.");
    }

    @Test
    void aLastLineThatIsCutOffIsLeftOut() throws Exception {
        Path file = folder.resolve("results.jsonl");
        Files.writeString(
                file, plan("a=04.1") + "\n" + started("a") + "\n" + passed("a").substring(0, 30));

        TestResults results = ResultsFile.read(file);

        assertThat(results.complete()).isFalse();
        assertThat(results.trouble()).isEmpty();
        assertThat(results.stoppedIn()).contains("SampleTest.a");
    }

    @Test
    void whoEndedTheJvmIsKept() throws Exception {
        TestResults results = read(
                plan("a=04.1"),
                started("a"),
                "{\"event\":\"exit\",\"test\":\"interleave.SampleTest#a\",\"message\":\"X.y ended the JVM.\"}");

        assertThat(results.exitMessage()).contains("X.y ended the JVM.");
        assertThat(results.stoppedIn()).contains("SampleTest.a");
    }

    @Test
    void aCounterexampleIsKeptAsItIs() throws Exception {
        TestResults results = read(
                plan("a=04.1"),
                "{\"event\":\"attached\",\"test\":\"interleave.SampleTest#a\",\"name\":\"verdict\","
                        + "\"value\":{\"counterexample\":{\"threads\":[\"A\",\"B\"]}}}",
                "{\"event\":\"attached\",\"test\":\"interleave.SampleTest#a\",\"name\":\"other\",\"value\":1}");

        assertThat(results.of("04.1").get(0).counterexample().orElseThrow()).hasToString("{\"threads\":[\"A\",\"B\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[1, 2]",
                "null",
                "\"text\"",
                "{\"event\":",
                "{} {",
                "\u0000\u0001\u0002",
                "{\"event\":\"plan\",\"tests\":[[[[[[",
            })
    void anUnreadableLineIsTroubleAndNeverThrows(String line) throws Exception {
        TestResults results = read(plan("a=04.1"), line, started("a"), passed("a"), end());

        assertThat(results.complete()).isFalse();
        assertThat(results.trouble()).contains("Line 2 of the results cannot be read.");
        assertThat(results.of("04.1").get(0).passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"event\":7}",
                "{\"event\":\"novelty\",\"test\":\"x\"}",
                "{\"event\":\"plan\",\"tests\":7}",
                "{\"event\":\"plan\",\"tests\":[7,null,{\"test\":[]}]}",
                "{\"event\":\"exit\",\"test\":null}",
                "{\"event\":\"attached\",\"test\":{},\"value\":null}",
            })
    void strangeObjectsNeverThrow(String line) throws Exception {
        assertThat(read(plan("a=04.1"), line, started("a"), passed("a"))
                        .of("04.1")
                        .get(0)
                        .passed())
                .isTrue();
    }

    @Test
    void anotherFormatIsRefused() throws Exception {
        assertThat(read("{\"event\":\"plan\",\"format\":2,\"tests\":[]}", end()).trouble())
                .contains("The results of the tests have format 2, which this report card cannot read.");
    }

    @Test
    void noFileAnEmptyOneAndAFolderAreTrouble() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(ResultsFile.read(folder.resolve("none")).trouble()).contains("The tests left no results.");
        assertThat(ResultsFile.read(empty).trouble()).contains("The tests left no results.");
        assertThat(ResultsFile.read(folder).trouble()).contains("The results of the tests cannot be read.");
    }

    @Test
    void aRunAwayMessageIsCut() throws Exception {
        TestResults results = read(plan("a=04.1"), failed("a", "x".repeat(20_007)));

        assertThat(results.of("04.1").get(0).failure().orElseThrow().words())
                .hasSize(20_000 + "\n... and 7 more characters".length())
                .endsWith("x\n... and 7 more characters");
    }

    @Test
    void whatWouldDisturbATerminalIsDropped() throws Exception {
        TestResults results =
                read(plan("a=04.1"), failed("a", "\\u001b[2J\\u009bone\\r\\ntwo\\u0000\\tthree \\u202Eback"));

        assertThat(results.of("04.1").get(0).failure().orElseThrow().words()).isEqualTo("[2Jone\ntwo\tthree back");
    }

    @Test
    void otherExceptionsAreNamed() {
        assertThat(new Failure("java.lang.NullPointerException", "oops", false).words())
                .isEqualTo("NullPointerException: oops");
        assertThat(new Failure("java.lang.NullPointerException", "", false).words())
                .isEqualTo("The test failed with NullPointerException.");
        assertThat(new Failure("org.opentest4j.AssertionFailedError", "\n\n  seen\n", false).words())
                .isEqualTo("seen");
        assertThat(new Failure("", "", false).words()).isEqualTo("The test failed and said nothing.");
        assertThat(new Failure("java.lang.UnsupportedOperationException", "Not written yet.", true).words())
                .isEqualTo("Not written yet.");
    }

    private TestResults read(String... lines) throws Exception {
        Path file = folder.resolve("results.jsonl");
        Files.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return ResultsFile.read(file);
    }
}
