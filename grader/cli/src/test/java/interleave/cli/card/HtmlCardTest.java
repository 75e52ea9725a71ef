package interleave.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.results.Exploration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlCardTest {

    private static final NextStep NEXT = new NextStep("04-unlocked-database", "Unlocked <database>", "Read & think.");

    @Test
    void everythingFromOutsideIsEscaped() {
        String page = page(grade(
                ExerciseState.WRONG,
                new PromiseGrade(
                        "04.1",
                        0,
                        6,
                        "List<String> & \"more\"",
                        PromiseState.LOST,
                        "<script>alert('x')</script>\n</pre><b>",
                        null)));

        assertThat(page)
                .contains("List&lt;String&gt; &amp; &quot;more&quot;")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\n&lt;/pre&gt;&lt;b&gt;")
                .contains("Unlocked &lt;database&gt;")
                .contains("Read &amp; think.")
                .doesNotContain("<script");
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(page(grade(ExerciseState.DONE, kept())))
                .doesNotContain("http:", "https:", "src=", "<link", "@import", "url(");
    }

    @Test
    void showsScoreStateAndWhatToDoNext() {
        assertThat(page(grade(ExerciseState.WRONG, kept())))
                .contains("<title>6 of 6 points - report card</title>")
                .contains("<h1>6 <small>of 6 points, 100 percent</small></h1>")
                .contains("<code>mvn test -pl exercises/04-unlocked-database</code>")
                .contains("<span class=\"state wrong\">wrong</span>");
    }

    @Test
    void everyStateHasItsPage() {
        for (ExerciseState state : ExerciseState.values()) {
            for (PromiseState promise : PromiseState.values()) {
                PromiseGrade grade = new PromiseGrade("04.1", 0, 6, "Says.", promise, "Seen.", null);
                assertThat(page(grade(state, grade))).contains("Says.").contains(state.words());
            }
        }
    }

    @Test
    void whenAllIsDoneThereIsNoCommand() {
        String page = HtmlCard.of(card(grade(ExerciseState.DONE, kept())), new NextStep(null, null, "Every promise."));

        assertThat(page).contains("All done").contains("Every promise.").doesNotContain("<code>mvn");
    }

    @Test
    void aScheduleIsDrawnWithItsSentenceItsEndAndItsCommand() {
        assertThat(page(grade(ExerciseState.WRONG, broken("As text.", PictureTest.LOST_UPDATE))))
                .contains("<p class=\"says\">A schedule breaks it.</p>")
                .contains("<figure class=\"schedule\" tabindex=\"0\" style=\"--lanes:2\"")
                .contains("<b class=\"t0\">A</b><b class=\"t1\">B</b><span>value</span>")
                .contains("<li class=\"reads t0\" style=\"--at:1\"><span class=\"rail runs\""
                        + " style=\"grid-column:1\"></span><span class=\"rail none\""
                        + " style=\"grid-column:2\"></span><span class=\"rail memory\"></span><span"
                        + " class=\"wire\"></span><div class=\"what\"><code><span class=\"line\">line 24</span>"
                        + " value++;</code><span class=\"did\"><span class=\"who\">A</span> reads value:"
                        + " 0</span></div><span class=\"chip\">0</span></li>")
                .contains("<li class=\"preempted t0\" style=\"--at:1;--from:1;--to:3;--span:2\">")
                .contains("A is held back here, and B goes on")
                .contains("<li class=\"writes t1 lost\" style=\"--at:2\" data-lost-at=\"5\">")
                .contains("<span class=\"gone\">this value is lost</span>")
                .contains("<p class=\"ending\">In the end: expected 2 but was 1.</p>")
                .contains("<code>mvn test</code></p>")
                .contains("<summary>The same as text</summary><pre>As text.</pre>")
                .containsOnlyOnce("<script>")
                .containsOnlyOnce("As text.");
    }

    @Test
    void theWordsOfAnotherTestStandAboveTheSchedule() {
        assertThat(page(grade(ExerciseState.WRONG, broken("B came too soon.", PictureTest.LOST_UPDATE))))
                .containsSubsequence("<pre>B came too soon.</pre>", "<p class=\"says\">", "<figure", "As text.");
    }

    @Test
    void aPageWithoutAScheduleHasNoScript() {
        assertThat(page(grade(ExerciseState.WRONG, broken("Lost.", "{}")))).doesNotContain("<script", "<figure");
    }

    @Test
    void nothingOfAScheduleGetsOutOfItsPlace() {
        String page = page(grade(
                ExerciseState.WRONG,
                broken("x", PictureTest.LOST_UPDATE.replace("value++;", "</code><script>alert(1)</script>"))));

        assertThat(page).contains("&lt;/code&gt;&lt;script&gt;alert(1)").containsOnlyOnce("<script>");
    }

    @Test
    void howFarTheExplorerCameStandsBesideAKeptPromise() {
        PromiseGrade grade = new PromiseGrade(
                "04.1",
                6,
                6,
                "No update is lost.",
                PromiseState.KEPT,
                null,
                null,
                List.of(new Exploration("TwoUpdates", "holds", "TwoUpdates holds in all 6 schedules.", 2, 6, true)));

        assertThat(page(grade(ExerciseState.DONE, grade)))
                .contains("<span>No update is lost. <em>TwoUpdates holds in all 6 schedules.</em></span>");
    }

    private static PromiseGrade broken(String seen, String counterexample) {
        return new PromiseGrade(
                "04.1", 0, 6, "No update is lost.", PromiseState.LOST, seen, PictureTest.read(counterexample));
    }

    private static PromiseGrade kept() {
        return new PromiseGrade("04.1", 6, 6, "No update is lost.", PromiseState.KEPT, null, null);
    }

    private static ExerciseGrade grade(ExerciseState state, PromiseGrade promise) {
        return new ExerciseGrade(
                "04-unlocked-database",
                "04",
                "Unlocked <database>",
                state,
                state == ExerciseState.DID_NOT_FINISH ? "The JVM ended." : null,
                promise.points(),
                promise.max(),
                List.of(promise));
    }

    private static ReportCard card(ExerciseGrade grade) {
        return ReportCard.of(List.of(grade), Instant.parse("2026-03-01T18:30:00Z"));
    }

    private static String page(ExerciseGrade grade) {
        return HtmlCard.of(card(grade), NEXT);
    }
}
