package interleave.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.explorer.Exploration;
import interleave.explorer.Verdict;
import org.junit.jupiter.api.Test;

/** What a student gets to read. */
class CounterexampleTest {
    @Test
    void aLostUpdateIsShownInColumns() {
        assertThatThrownBy(() -> Exploration.of(Monitors.NoLock.class).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("A  ")
                .hasMessageContaining("lines of Monitors.java.")
                .hasMessageContaining("value++;")
                .hasMessageContaining("reads value: 0")
                .hasMessageContaining(">>> A is held back here, and B goes on")
                .hasMessageContaining("writes value: 1")
                .hasMessageContaining("-Dreplay=");
    }

    @Test
    void noLineIsLongerThan120Columns() {
        for (var each : Corpus.programs()) {
            if (each.getEnclosingClass() == Monitors.class || each.getEnclosingClass() == Locks.class) {
                assertThat(Exploration.of(each).explore().text().lines().filter(line -> !line.startsWith("mvn test")))
                        .allMatch(line -> line.length() <= 120);
            }
        }
    }

    @Test
    void aDeadlockTellsWhoHoldsWhat() {
        Verdict verdict = Exploration.of(Monitors.WrongOrderOfTwo.class).explore();
        assertThat(verdict.counterexample().waits()).hasSize(2);
        assertThat(verdict.counterexample().waits())
                .allMatch(each -> each.holder() >= 0 && !each.since().isEmpty());
        assertThat(verdict.text()).contains("A waits for the lock of b").contains("which B has held since");
    }

    @Test
    void theSameScheduleRunsAgain() {
        Verdict first = Exploration.of(Locks.SharedConditionSignal.class).explore();
        System.setProperty("replay", first.counterexample().replay());
        try {
            Verdict again = Exploration.of(Locks.SharedConditionSignal.class).explore();
            assertThat(again.kind()).isEqualTo(first.kind());
            assertThat(again.schedules()).isEqualTo(1);
            assertThat(again.counterexample().steps())
                    .isEqualTo(first.counterexample().steps());
        } finally {
            System.clearProperty("replay");
        }
    }
}
