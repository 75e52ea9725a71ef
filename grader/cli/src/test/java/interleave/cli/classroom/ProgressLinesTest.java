package interleave.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.cli.grade.SubmissionGrade;
import interleave.cli.gradebook.SampleGrades;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final StringWriter words = new StringWriter();
    private final AtomicLong seconds = new AtomicLong();
    private final ProgressLines lines =
            new ProgressLines(new PrintWriter(words), () -> TimeUnit.SECONDS.toNanos(seconds.get()));

    @Test
    void tellsRateTimeLeftAndTheLastOne() {
        lines.begin(300);
        lines.tell();
        seconds.set(20);
        for (int student = 0; student < 10; student++) {
            lines.done(SampleGrades.graded("s" + student, null));
        }
        lines.tell();
        seconds.set(4000);
        lines.tell();
        for (int student = 10; student < 110; student++) {
            lines.done(SampleGrades.graded("s" + student, null));
        }
        lines.tell();
        lines.close();

        assertThat(words.toString().lines())
                .containsExactly(
                        "0 of 300 graded",
                        "10 of 300 graded, 30 a minute, about 9 min left; last s9: 10 points",
                        "10 of 300 graded, 0.2 a minute, about 32 h 13 min left; last s9: 10 points",
                        // What is graded now tells more of what is to come than the hour before it.
                        "110 of 300 graded, 50 a minute, about 3 min left; last s109: 10 points");
    }

    @Test
    void theEndHasNoTimeLeft() {
        lines.begin(1);
        seconds.set(30);
        lines.done(new SubmissionGrade("a\u001b[2J\u202eb", SubmissionGrade.State.FAILED, List.of(), List.of(), "", 1));
        lines.tell();
        lines.close();

        assertThat(words.toString()).isEqualToIgnoringNewLines("1 of 1 graded, 2.0 a minute; last a?[2J?b: failed\n");
    }
}
