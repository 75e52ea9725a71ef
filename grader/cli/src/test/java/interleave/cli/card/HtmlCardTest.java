package interleave.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

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
