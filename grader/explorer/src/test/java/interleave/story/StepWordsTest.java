package interleave.story;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Counterexample.Step;
import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.explorer.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the objects of a counterexample are called, which lines its steps stand on, and what a long one leaves out. */
class StepWordsTest {
    @AfterEach
    void forgetVerdicts() {
        Exploration.takeVerdicts();
    }

    static final class TwoOpen implements Scenario {
        private final Things.Archive archive = new Things.Archive();

        @Override
        public void threads(Threads threads) {
            threads.start("A", archive::open);
            threads.start("B", archive::open);
        }
    }

    @Test
    void aViewOfALockIsCalledByTheLock() {
        assertThat(Exploration.of(TwoOpen.class).explore().says())
                .startsWith("A schedule gets stuck: B waits for stamps.asWriteLock(), which A has not given back");
    }

    static final class FillAndLook implements Scenario {
        private final Things.Shelf shelf = new Things.Shelf();

        @Override
        public void threads(Threads threads) {
            threads.start("A", shelf::fill);
            threads.start("B", shelf::look);
        }
    }

    @Test
    void aPlaceIsNoNameForWhatStandsThereByTurns() {
        assertThat(texts(Exploration.of(FillAndLook.class).explore()))
                .contains("writes places[0]: Thing 1", "writes places[0]: Thing 2");
    }

    static final class TwoLook implements Scenario {
        private final Things.Cupboard cupboard = new Things.Cupboard();

        @Override
        public void threads(Threads threads) {
            threads.start("A", cupboard::look);
            threads.start("B", cupboard::isOpened);
        }
    }

    @Test
    void whatIsCalledByItsPlaceIsNotSaidTwice() {
        assertThat(texts(Exploration.of(TwoLook.class).explore())).contains("reads places[0]");
    }

    static final class TwoIncrements implements Scenario {
        private final Things.OwnLock counter = new Things.OwnLock();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::increment);
            threads.start("B", counter::increment);
        }
    }

    @Test
    void anObjectWhoseClassHasNoNameIsCalledByWhatItIs() {
        assertThat(texts(Exploration.of(TwoIncrements.class).explore()))
                .contains("takes the lock of Runnable 1", "takes the lock of Runnable 2");
    }

    static final class AnInterrupt implements Scenario {
        private final Things.Sleeper sleeper = new Things.Sleeper();

        @Override
        public void threads(Threads threads) {
            threads.start("A", sleeper::sleep);
            threads.start("B", sleeper::wake);
        }
    }

    @Test
    void anInterruptStandsOnItsLine() {
        List<Step> steps =
                Exploration.of(AnInterrupt.class).explore().counterexample().steps();
        assertThat(steps)
                .filteredOn(step -> step.text().equals("interrupts A"))
                .singleElement()
                .satisfies(step -> assertThat(step.source()).isEqualTo("sleeping.interrupt();"));
    }

    static final class Dismissal implements Scenario {
        private final Things.Crew crew = new Things.Crew();

        @Override
        public void threads(Threads threads) {
            threads.start("A", crew::dismiss);
        }

        @Override
        public void afterwards() {
            throw new AssertionError("all are gone");
        }
    }

    @Test
    void aPoolInterruptsItsWorkersInTheOrderInWhichTheyCame() {
        assertThat(texts(Exploration.of(Dismissal.class).explore()))
                .filteredOn(text -> text.startsWith("interrupts "))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Things.Crew.SIZE)
                        .mapToObj(number -> "interrupts pool-1-thread-" + number)
                        .toList());
    }

    static final class Asks implements Scenario {
        private final Things.Cupboard cupboard = new Things.Cupboard();

        @Override
        public void threads(Threads threads) {
            threads.start("A", cupboard::look);
        }

        @Override
        public void afterwards() {
            assertThat(cupboard.isOpened())
                    .as("whether the cupboard was opened")
                    .isFalse();
        }
    }

    @Test
    void aQuestionIsAnswered() {
        assertThat(Exploration.of(Asks.class).explore().says())
                .isEqualTo("A schedule breaks it. Whether the cupboard was opened: expected false but was true.");
    }

    static final class Counts implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {});
        }

        @Override
        public void afterwards() {
            assertThat(5L).as("the balance").isEqualTo(-3L);
        }
    }

    @Test
    void aLongIsANumber() {
        assertThat(Exploration.of(Counts.class).explore().says())
                .isEqualTo("A schedule breaks it. The balance: expected -3 but was 5.");
    }

    static final class WriteAndRead implements Scenario {
        private final Things.Diary diary = new Things.Diary();

        @Override
        public void threads(Threads threads) {
            threads.start("A", diary::write);
            threads.start("B", diary::wasRead);
        }
    }

    @Test
    void ofALongScheduleBothSidesOfTheRaceAreTold() {
        List<String> texts = texts(Exploration.of(WriteAndRead.class).explore());
        assertThat(texts)
                .contains("reads read: false")
                .anyMatch(text -> text.startsWith("writes read: true; nothing orders it after B's line"))
                .anyMatch(text -> text.endsWith("steps are left out here"))
                .hasSizeLessThan(350);
    }

    private static List<String> texts(Verdict verdict) {
        return verdict.counterexample().steps().stream().map(Step::text).toList();
    }
}
