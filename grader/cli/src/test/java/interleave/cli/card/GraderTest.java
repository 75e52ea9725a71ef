package interleave.cli.card;

import static interleave.cli.SampleKit.end;
import static interleave.cli.SampleKit.failed;
import static interleave.cli.SampleKit.finished;
import static interleave.cli.SampleKit.passed;
import static interleave.cli.SampleKit.plan;
import static interleave.cli.SampleKit.started;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.SampleKit;
import interleave.cli.results.Exploration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTest {

    private static final String ID = "04-unlocked-database";

    @TempDir
    private Path root;

    private SampleKit kit;

    @BeforeEach
    void makeTheKit() {
        kit = new SampleKit(root).database();
    }

    @Test
    void allKeptIsDone() {
        ExerciseGrade grade = after(plan("a=04.1", "b=04.2"), started("a"), passed("a"), passed("b"), end());

        assertThat(grade.state()).isEqualTo(ExerciseState.DONE);
        assertThat(grade.points()).isEqualTo(10);
        assertThat(grade.seen()).isNull();
        assertThat(grade.promises()).allMatch(promise -> promise.state() == PromiseState.KEPT);
    }

    @Test
    void aFailedTestLosesItsPromiseAlone() {
        kit.beginDatabase();
        ExerciseGrade grade = after(
                plan("a=04.1", "b=04.1", "c=04.2"),
                passed("a"),
                failed("b", "One update was lost.\\nWhy?"),
                passed("c"),
                end());

        assertThat(grade.state()).isEqualTo(ExerciseState.WRONG);
        assertThat(grade.points()).isEqualTo(4);
        assertThat(grade.promises().get(0))
                .isEqualTo(new PromiseGrade(
                        "04.1", 0, 6, "No update is lost.", PromiseState.LOST, "One update was lost.\nWhy?", null));
    }

    @Test
    void aStubWithItsTodoThatEarnsOnlyWhatItWasGivenIsNotStarted() {
        ExerciseGrade grade = after(plan("a=04.1", "b=04.2"), failed("a", "Lost."), passed("b"), end());

        assertThat(grade.state()).isEqualTo(ExerciseState.NOT_STARTED);
        assertThat(grade.points()).isEqualTo(4);
    }

    @Test
    void aStubThatEarnsMoreIsStarted() {
        ExerciseGrade grade = after(plan("a=04.1", "b=04.2"), passed("a"), failed("b", "Twice."), end());

        assertThat(grade.state()).isEqualTo(ExerciseState.WRONG);
    }

    @Test
    void codeWithoutTheTodoIsStarted() {
        kit.beginDatabase();

        assertThat(after(plan("a=04.1", "b=04.2"), failed("a", "Lost."), passed("b"), end())
                        .state())
                .isEqualTo(ExerciseState.WRONG);
    }

    @Test
    void aMethodThatIsStillTheStubsIsNotWritten() {
        ExerciseGrade grade = after(
                plan("a=04.1", "b=04.2"),
                finished("a", "failed", "FakeDatabase.update is still to be written.", true),
                passed("b"),
                end());

        assertThat(grade.promises().get(0).state()).isEqualTo(PromiseState.NOT_WRITTEN);
        assertThat(grade.promises().get(0).seen()).isEqualTo("FakeDatabase.update is still to be written.");
    }

    @Test
    void whatWasKeptBeforeTheJvmEndedStaysKept() {
        ExerciseGrade grade = after(
                plan("b=04.2", "a=04.1"),
                started("b"),
                passed("b"),
                started("a"),
                "{\"event\":\"exit\",\"test\":\"interleave.SampleTest#a\",\"message\":"
                        + "\"FakeDatabase.update (FakeDatabase.java:21) ended the JVM by System.exit.\"}");

        assertThat(grade.state()).isEqualTo(ExerciseState.DID_NOT_FINISH);
        assertThat(grade.points()).isEqualTo(4);
        assertThat(grade.seen())
                .isEqualTo("The JVM ended while SampleTest.a was running. "
                        + "FakeDatabase.update (FakeDatabase.java:21) ended the JVM by System.exit.");
        assertThat(grade.promises().get(0).state()).isEqualTo(PromiseState.NOT_FINISHED);
        assertThat(grade.promises().get(0).seen()).isEqualTo("Its test SampleTest.a was running when the JVM ended.");
    }

    @Test
    void whatNeverRanIsToldApart() {
        ExerciseGrade grade = after(plan("b=04.2", "a=04.1"), started("b"));

        assertThat(grade.promises())
                .extracting(PromiseGrade::state)
                .containsExactly(PromiseState.NOT_RUN, PromiseState.NOT_FINISHED);
        assertThat(grade.promises().get(0).seen()).isEqualTo("Not run: the JVM ended before.");
        assertThat(grade.seen()).isEqualTo("The JVM ended while SampleTest.b was running.");
    }

    @Test
    void anEndBetweenTwoTestsIsToldWithoutATest() {
        assertThat(after(plan("a=04.1", "b=04.2"), started("a"), passed("a")).seen())
                .isEqualTo("The JVM ended before all tests had run.");
    }

    @Test
    void aPromiseWithoutATestEarnsNothing() {
        ExerciseGrade grade = after(plan("a=04.1"), passed("a"), end());

        assertThat(grade.points()).isEqualTo(6);
        assertThat(grade.promises().get(1).seen()).isEqualTo("No test of this promise ran.");
    }

    @Test
    void missingResultsAreARowAndKeepThePointsKnown() {
        ExerciseGrade grade = Grader.grade(kit.exercise(ID));

        assertThat(grade.state()).isEqualTo(ExerciseState.DID_NOT_FINISH);
        assertThat(grade.seen()).isEqualTo("The tests left no results.");
        assertThat(grade.max()).isEqualTo(10);
        assertThat(grade.promises()).extracting(PromiseGrade::max).containsExactly(6, 4);
    }

    @Test
    void anUnreadableLineIsARowToo() {
        assertThat(after(plan("a=04.1", "b=04.2"), passed("a"), "rubbish", passed("b"), end())
                        .seen())
                .isEqualTo("Line 3 of the results cannot be read.");
    }

    @Test
    void noVerdictCostsNothingAndIsTold() {
        ExerciseGrade grade =
                after(plan("a=04.1", "b=04.2"), finished("a", "aborted", "Out of budget.", false), passed("b"), end());

        assertThat(grade.state()).isEqualTo(ExerciseState.DONE);
        assertThat(grade.points()).isEqualTo(10);
        assertThat(grade.seen()).isEqualTo("No verdict on 04.1; no points were lost for it.");
        assertThat(grade.promises().get(0).seen()).isEqualTo("No verdict, so no points lost: Out of budget.");
    }

    @Test
    void aCounterexampleBelongsToItsPromise() {
        ExerciseGrade grade = after(
                plan("a=04.1", "b=04.2"),
                SampleKit.verdict("a", SampleKit.BROKEN),
                failed("a", "Lost."),
                passed("b"),
                end());

        PromiseGrade lost = grade.promises().get(0);
        assertThat(lost.counterexample().path("replay").asText()).isEqualTo("TwoUpdates-1_1");
        assertThat(lost.explored())
                .containsExactly(new Exploration(
                        "SampleTest.TwoUpdates",
                        "broken",
                        "A schedule breaks it. Expected 2 but was 1.",
                        -1,
                        4,
                        false));
        assertThat(grade.promises().get(1).counterexample()).isNull();
        assertThat(grade.promises().get(1).explored()).isEmpty();
    }

    @Test
    void aScriptedTestSpeaksFirstAndTheScheduleStandsBesideIt() {
        ExerciseGrade grade = after(
                plan("schedules=04.1", "scripted=04.1", "b=04.2"),
                SampleKit.verdict("schedules", SampleKit.BROKEN),
                failed("schedules", "A schedule breaks it. Expected 2\\nbut was 1."),
                failed("scripted", "B read the value while A was between its read and its write."),
                passed("b"),
                end());

        PromiseGrade lost = grade.promises().get(0);
        assertThat(lost.seen()).isEqualTo("B read the value while A was between its read and its write.");
        assertThat(lost.seenInShort()).isEqualTo(lost.seen());
        assertThat(lost.picture().says()).isEqualTo("A schedule breaks it. Expected 2 but was 1.");
    }

    @Test
    void aScheduleTellsMoreThanAScriptedTestThatKnowsOnlyTheOutcome() {
        for (String outcome : List.of(
                "B never returned.\\nB waits for ever at FakeDatabase.update (FakeDatabase.java:9), in Object.wait.",
                "[the value after 40 updates] \\nexpected: 40\\n but was: 38",
                "[what B got] \\nExpecting actual:\\n  [2]\\nto contain exactly:\\n  [1]",
                "Not all came through.\\n[messages] \\nExpected size: 8 but was: 7 in:\\n[1, 2]")) {
            ExerciseGrade grade = after(
                    plan("schedules=04.1", "scripted=04.1", "b=04.2"),
                    SampleKit.verdict("schedules", SampleKit.BROKEN),
                    failed("schedules", "A schedule breaks it. Expected 2\\nbut was 1."),
                    failed("scripted", outcome),
                    passed("b"),
                    end());

            assertThat(grade.promises().get(0).seen()).startsWith("A schedule breaks it.");
        }
    }

    @Test
    void aComparisonWithAQuestionIsInWordsThatSomebodyChose() {
        ExerciseGrade grade = after(
                plan("schedules=04.1", "scripted=04.1", "b=04.2"),
                SampleKit.verdict("schedules", SampleKit.BROKEN),
                failed("schedules", "A schedule breaks it. Expected 2\\nbut was 1."),
                failed("scripted", "Who waits for whom?\\n[calls] \\nexpected: 2\\n but was: 1"),
                passed("b"),
                end());

        assertThat(grade.promises().get(0).seen()).startsWith("Who waits for whom?");
    }

    @Test
    void aScheduleAloneIsToldByTheSentenceThatSaysWhatItShows() {
        ExerciseGrade grade = after(
                plan("a=04.1", "b=04.2"),
                SampleKit.verdict("a", SampleKit.BROKEN),
                failed("a", "A schedule breaks it. Expected 2\\nbut was 1."),
                passed("b"),
                end());

        assertThat(grade.promises().get(0).seenInShort()).isEqualTo("A schedule breaks it. Expected 2 but was 1.");
    }

    @Test
    void whatTheExplorerCannotSayTakesNothingAndIsTold() {
        for (String verdict : new String[] {"out of budget", "unstable"}) {
            ExerciseGrade grade = after(
                    plan("a=04.1", "b=04.2"), SampleKit.verdict("a", open(verdict)), passed("a"), passed("b"), end());

            assertThat(grade.state()).isEqualTo(ExerciseState.DONE);
            assertThat(grade.points()).isEqualTo(10);
            assertThat(grade.seen()).isEqualTo("No verdict on 04.1; no points were lost for it.");
            assertThat(grade.promises().get(0).seen())
                    .isEqualTo("No verdict, so no points lost: TwoUpdates is %s after 7 schedules.", verdict);
        }
    }

    @Test
    void whatHoldsIsKeptAndSaysHowFarTheExplorerCame() {
        ExerciseGrade grade =
                after(plan("a=04.1", "b=04.2"), SampleKit.verdict("a", open("holds")), passed("a"), passed("b"), end());

        assertThat(grade.seen()).isNull();
        assertThat(grade.promises().get(0).seen()).isNull();
        assertThat(grade.promises().get(0).exploredInShort()).isEqualTo("TwoUpdates is holds after 7 schedules.");
    }

    private static String open(String verdict) {
        return "{\"scenario\":\"TwoUpdates\",\"verdict\":\"%s\",\"says\":\"TwoUpdates is %s after 7 schedules.\",\"schedules\":7}"
                .formatted(verdict, verdict);
    }

    @Test
    void aReplayOfOneScheduleGradesNothing() {
        ExerciseGrade grade = after(
                plan("a=04.1", "b=04.2").replace("\"format\":1", "\"format\":1,\"replay\":\"TwoUpdates-1_1\""),
                SampleKit.verdict("a", SampleKit.BROKEN),
                failed("a", "A schedule breaks it. Expected 2\\nbut was 1."),
                SampleKit.verdict("b", open("holds")),
                passed("b"),
                end());

        assertThat(grade.state()).isEqualTo(ExerciseState.REPLAYED);
        assertThat(grade.points()).isZero();
        assertThat(grade.seen())
                .isEqualTo("One schedule was run again, -Dreplay=TwoUpdates-1_1, and nothing was graded.");
        assertThat(grade.promises())
                .extracting(PromiseGrade::state)
                .containsExactly(PromiseState.LOST, PromiseState.NOT_RUN);
        assertThat(grade.promises().get(0).picture()).isNotNull();
        assertThat(grade.promises().get(1).seen()).isEqualTo("Not graded: TwoUpdates is holds after 7 schedules.");
    }

    @Test
    void whatIsAttachedUnderAnotherNameOrIsNoVerdictIsLeftAlone() {
        ExerciseGrade grade = after(
                plan("a=04.1", "b=04.2"),
                SampleKit.verdict("a", "\"A B\""),
                SampleKit.verdict("a", "{\"counterexample\":7}"),
                SampleKit.verdict("a", SampleKit.BROKEN).replace("\"name\":\"verdict\"", "\"name\":\"other\""),
                failed("a", "Lost."),
                passed("b"),
                end());

        assertThat(grade.promises().get(0).counterexample()).isNull();
    }

    @Test
    void codeThatDoesNotCompileCostsAllPoints() throws Exception {
        Files.delete(root.resolve(
                "exercises/04-unlocked-database/target/classes/interleave/unlockeddatabase/FakeDatabase.class"));
        kit.source(ID, "unlockeddatabase", "FakeDatabase", "public class FakeDatabase {\n");

        ExerciseGrade grade = Grader.grade(kit.exercise(ID));

        assertThat(grade.state()).isEqualTo(ExerciseState.DOES_NOT_COMPILE);
        assertThat(grade.seen()).isEqualTo("FakeDatabase.java:2: reached end of file while parsing");
        assertThat(grade.points()).isZero();
        assertThat(grade.promises()).extracting(PromiseGrade::seen).containsOnly("Not run: it does not compile.");
    }

    @Test
    void whatWasNotBuiltIsNotCalledWrong() throws Exception {
        Files.delete(root.resolve(
                "exercises/04-unlocked-database/target/classes/interleave/unlockeddatabase/FakeDatabase.class"));

        ExerciseGrade grade = Grader.grade(kit.exercise(ID));

        assertThat(grade.state()).isEqualTo(ExerciseState.DID_NOT_FINISH);
        assertThat(grade.seen()).isEqualTo("It was not built and not tested in this run.");
    }

    private ExerciseGrade after(String... events) {
        kit.results(ID, events);
        return Grader.grade(kit.exercise(ID));
    }
}
