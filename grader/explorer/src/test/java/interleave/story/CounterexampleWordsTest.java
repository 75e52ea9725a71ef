package interleave.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import interleave.explorer.Counterexample.Action;
import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.explorer.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The very words that a student reads under a test that has failed in some schedule. */
class CounterexampleWordsTest {
    @AfterEach
    void noReplay() {
        System.clearProperty("replay");
        System.clearProperty("interleave.exercise");
        Exploration.takeVerdicts();
    }

    static final class TwoUpdates implements Scenario {
        private final Answers.Database database = new Answers.Database(() -> {});

        @Override
        public void threads(Threads threads) {
            threads.start("A", database::update);
            threads.start("B", () -> database.update());
        }

        @Override
        public void afterwards() {
            assertThat(database.value())
                    .as("the value after A's and B's update")
                    .isEqualTo(2);
        }
    }

    @Test
    void aLostUpdate() {
        System.setProperty("interleave.exercise", "04-unlocked-database");
        assertThat(message(TwoUpdates.class)).isEqualTo("""
            A schedule breaks it. The value after A's and B's update: expected 2 but was 1.

            The numbers are lines of Answers.java.

            A                                                     | B
            ----------------------------------------------------- | ------------------------
            calls update                                          |
            20  int read = value;                                 |
                reads value: 0                                    |
            21  latency.run();                                    |
                runs the test's code                              |
            >>> A is held back here, and B goes on                |
                                                                  | calls update
                                                                  | 20  int read = value;
                                                                  |     reads value: 0
                                                                  | 21  latency.run();
                                                                  |     runs the test's code
                                                                  | 22  value = read + 1;
                                                                  |     writes value: 1
            22  value = read + 1;                                 |
                writes value: 1, over B's 1, which A has not seen |

            In the end: the value after A's and B's update: expected 2 but was 1.

            It is the 4th schedule that was tried. This one again, in a debugger as well:
            mvn test -pl exercises/04-unlocked-database -Dtest=CounterexampleWordsTest#aLostUpdate -Dreplay=TwoUpdates-1_1-2_2-3_1-1_0\
            """);
    }

    static final class Overlap implements Scenario {
        private int inProgress;
        private final Answers.Database database = new Answers.Database(() -> {
            inProgress++;
            assertThat(inProgress)
                    .as("updates in their latency at the same time")
                    .isEqualTo(1);
            inProgress--;
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", database::update);
            threads.start("B", database::update);
        }
    }

    @Test
    void whatTheTestsOwnCodeFoundWhenItWasCalled() {
        assertThat(message(Overlap.class)).isEqualTo("""
            A schedule breaks it. While B runs: updates in their latency at the same time: expected 1 but was 2.

            The numbers are lines of Answers.java.

            A                                      | B
            -------------------------------------- | -------------------------------------------------------------------------------
            calls update                           |
            20  int read = value;                  |
                reads value: 0                     |
            21  latency.run();                     |
                runs the test's code               |
            >>> A is held back here, and B goes on |
                                                   | calls update
                                                   | 20  int read = value;
                                                   |     reads value: 0
                                                   | 21  latency.run();
                                                   |     runs the test's code
                                                   |     the test's code finds: updates in their latency at the same time: expected
                                                   |       1 but was 2

            In B, at Answers.java:21: updates in their latency at the same time: expected 1 but was 2.

            It is the 5th schedule that was tried. This one again, in a debugger as well:
            mvn test -Dtest=CounterexampleWordsTest#whatTheTestsOwnCodeFoundWhenItWasCalled -Dreplay=Overlap-1_1-4_2\
            """);
    }

    static final class TwoPhilosophers implements Scenario {
        private final Answers.Fork one = new Answers.Fork();
        private final Answers.Fork other = new Answers.Fork();

        @Override
        public void threads(Threads threads) {
            threads.start("A", new Answers.Philosopher(one, other)::eat);
            threads.start("B", new Answers.Philosopher(other, one)::eat);
        }
    }

    @Test
    void aDeadlock() {
        assertThat(message(TwoPhilosophers.class)).isEqualTo("""
            A deadlock: A waits for the lock of other, which B holds; B waits for the lock of one, which A holds.

            The numbers are lines of Answers.java.

            A                                                          | B
            ---------------------------------------------------------- | -----------------------------------------------------------
            calls eat                                                  |
            42  synchronized (left) {                                  |
                takes the lock of one                                  |
            >>> A is held back here, and B goes on                     |
                                                                       | calls eat
                                                                       | 42  synchronized (left) {
                                                                       |     takes the lock of other
                                                                       | 43  synchronized (right) {
                                                                       |     waits for the lock of one, which A has held since line
                                                                       |       42
            43  synchronized (right) {                                 |
                waits for the lock of other, which B has held since    |
                  line 42                                              |

            Nobody can go on.
            A waits for the lock of other at Answers.java:43, which B has held since Answers.java:42.
            B waits for the lock of one at Answers.java:43, which A has held since Answers.java:42.

            It is the 4th schedule that was tried. This one again, in a debugger as well:
            mvn test -Dtest=CounterexampleWordsTest#aDeadlock -Dreplay=TwoPhilosophers-1_1-2_2-3_1\
            """);
    }

    static final class RaisedFlag implements Scenario {
        private final Answers.Flag flag = new Answers.Flag();

        @Override
        public void threads(Threads threads) {
            threads.start("A", flag::raise);
            threads.start("B", flag::isUp);
        }
    }

    @Test
    void aDataRace() {
        assertThat(message(RaisedFlag.class)).isEqualTo("""
            A data race: A writes up at Answers.java:54, B reads it at Answers.java:58, and nothing orders the two.

            The numbers are lines of Answers.java.

            A                   | B
            ------------------- | -------------------------------------------------------
            calls raise         |
            54  up = true;      |
                writes up: true |
                                | calls isUp
                                | 58  return up;
                                |     reads up: true; nothing orders it after A's line 54

            A writes up at Answers.java:54 (up = true;), B reads it at Answers.java:58 (return up;), and nothing orders the two.
            B need not see what A does there: not at once, and not ever. What could put one before the other?

            It is the 6th schedule that was tried. This one again, in a debugger as well:
            mvn test -Dtest=CounterexampleWordsTest#aDataRace -Dreplay=RaisedFlag-1_1-2_2-2_0\
            """);
    }

    static final class ClosedDoor implements Scenario {
        private final Answers.Door door = new Answers.Door();

        @Override
        public void threads(Threads threads) {
            threads.start("A", door::pass);
        }
    }

    @Test
    void aSpin() {
        assertThat(message(ClosedDoor.class)).isEqualTo("""
            A schedule never ends: A spins at Answers.java:67, and nobody is left to change what it looks at. It reads open: false,
            again and again.

            The numbers are lines of Answers.java.

            A
            ------------------------------
            calls pass
            66  while (!open) {
                reads open: false
            ... and so on, 3998 times more

            A spins at Answers.java:67, and nobody is left to change what it looks at. It reads open: false, again and again.

            It is the first schedule that was tried. This one again, in a debugger as well:
            mvn test -Dtest=CounterexampleWordsTest#aSpin -Dreplay=ClosedDoor-usual\
            """);
    }

    static final class LostSignal implements Scenario {
        private final Answers.Slot slot = new Answers.Slot();

        @Override
        public void threads(Threads threads) {
            threads.start("P", () -> slot.put("hello"));
            threads.start("C", slot::take);
        }
    }

    @Test
    void aSignalThatNobodyHeard() {
        assertThat(message(LostSignal.class)).isEqualTo("""
            A schedule gets stuck: C waits for a signal on filled at Answers.java:93.

            The numbers are lines of Answers.java.

            P                                         | C
            ----------------------------------------- | ---------------------------------------------------------
                                                      | calls take
                                                      | 88  lock.lock();
                                                      |     takes lock
                                                      | 90  if (message == null) {
                                                      |     reads message: null
                                                      | 91  lock.unlock();
                                                      |     gives lock back
                                                      | >>> C is held back here, and P goes on
            calls put                                 |
            78  lock.lock();                          |
                takes lock                            |
            80  filled.signal();                      |
                signals filled, on which nobody waits |
            81  message = next;                       |
                writes message: "hello"               |
            83  lock.unlock();                        |
                gives lock back                       |
                                                      | 92  lock.lock();
                                                      |     takes lock
                                                      | 93  filled.await();
                                                      |     gives its lock back, and waits for a signal on filled

            Nobody can go on.
            C waits for a signal on filled at Answers.java:93.

            It is the 5th schedule that was tried. This one again, in a debugger as well:
            mvn test -Dtest=CounterexampleWordsTest#aSignalThatNobodyHeard -Dreplay=LostSignal-2_2-4_1-5_2\
            """);
    }

    static final class NeverGivenBack implements Scenario {
        private final Answers.Keeper keeper = new Answers.Keeper();

        @Override
        public void threads(Threads threads) {
            threads.start("A", keeper::use);
            threads.start("B", keeper::use);
        }
    }

    @Test
    void aLockThatIsNotGivenBack() {
        assertThat(says(NeverGivenBack.class))
                .isEqualTo("A schedule gets stuck: B waits for lock, which A has not given back at Answers.java:106.");
    }

    static final class OneCall implements Scenario {
        private final Answers.Thrower thrower = new Answers.Thrower();

        @Override
        public void threads(Threads threads) {
            threads.start("A", thrower::call);
        }
    }

    @Test
    void anExceptionWithItsLine() {
        assertThat(says(OneCall.class))
                .isEqualTo("A schedule breaks it. A ends with IllegalStateException at Answers.java:138: one only.");
    }

    static final class NobodyWroteIt implements Scenario {
        private final Answers.Unwritten unwritten = new Answers.Unwritten();

        @Override
        public void threads(Threads threads) {
            threads.start("A", unwritten::update);
        }
    }

    @Test
    void whatIsNotWrittenYetHasNoSchedule() {
        AssertionError error = catchThrowableOfType(
                AssertionError.class, () -> Exploration.of(NobodyWroteIt.class).check());
        assertThat(error)
                .hasMessage("Unwritten.update (Answers.java:112) is not written yet: it throws"
                        + " UnsupportedOperationException.");
        assertThat(error.getCause()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Exploration.takeVerdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.counterexample()).isNull());
    }

    @Test
    void theStepsAreThereForAPicture() {
        Verdict verdict = Exploration.of(TwoUpdates.class).explore();
        assertThat(verdict.counterexample().steps())
                .extracting(step -> step.action())
                .containsExactly(
                        Action.CALLS,
                        Action.READS,
                        Action.CALLS,
                        Action.PREEMPTED,
                        Action.CALLS,
                        Action.READS,
                        Action.CALLS,
                        Action.WRITES,
                        Action.WRITES);
        assertThat(verdict.counterexample().steps().get(8).overwrites()).isEqualTo(7);
        assertThat(verdict.toJson())
                .startsWith("{\"scenario\":\"CounterexampleWordsTest.TwoUpdates\",\"verdict\":\"broken\",")
                .contains("\"action\":\"preempted\",\"other\":1,")
                .contains("\"shared\":\"value\",\"value\":\"1\",");
    }

    // The same schedule again.

    @Test
    void theSameScheduleRunsAgain() {
        Verdict first = Exploration.of(TwoUpdates.class).explore();
        System.setProperty("replay", replayOf(first));
        Verdict again = Exploration.of(TwoUpdates.class).explore();
        assertThat(again.kind()).isEqualTo(first.kind());
        assertThat(again.schedules()).isEqualTo(1);
        assertThat(again.counterexample().steps())
                .isEqualTo(first.counterexample().steps());
    }

    static final class TwoIncrements implements Scenario {
        private final Answers.Counter counter = new Answers.Counter();

        @Override
        public void threads(Threads threads) {
            threads.start("A", counter::increment);
            threads.start("B", counter::increment);
        }
    }

    static final class NineIncrements implements Scenario {
        private final Answers.Tally tally = new Answers.Tally();

        @Override
        public void threads(Threads threads) {
            for (String name : new String[] {"A", "B", "C"}) {
                threads.start(name, () -> {
                    tally.increment();
                    tally.increment();
                    tally.increment();
                });
            }
        }
    }

    @Test
    void aReplayOfAnotherScenarioRunsNothing() {
        System.setProperty("replay", "Overlap-1_1-2_2");
        assertThat(Exploration.of(TwoUpdates.class).check().text())
                .isEqualTo("TwoUpdates was not run: -Dreplay is about Overlap.");
    }

    @Test
    void aScheduleOfOtherCodeIsToldAsSuch() {
        System.setProperty("replay", "TwoUpdates-1_1-zz_2");
        assertThatThrownBy(() -> Exploration.of(TwoUpdates.class).check())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "TwoUpdates does not run in the schedule of -Dreplay=TwoUpdates-1_1-zz_2: its code is not the"
                                + " same any more. Run the test without -Dreplay; it looks for a schedule again.");
    }

    @Test
    void aScheduleThatBreaksNothingIsToldAsSuch() {
        System.setProperty("replay", "usual");
        assertThat(Exploration.of(TwoIncrements.class).check().text())
                .isEqualTo("This schedule does not break TwoIncrements. It is one of many: the test without -Dreplay"
                        + " tries them all.");
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        for (String property : new String[] {"TwoUpdates", "TwoUpdates-1_1-", "1.1-2.2", "1_1-R9_5", "-", "?"}) {
            System.setProperty("replay", property);
            assertThatThrownBy(() -> Exploration.of(TwoUpdates.class).check())
                    .isInstanceOf(AssertionError.class)
                    .message()
                    .startsWith("-Dreplay=" + property + " is no schedule: ")
                    .endsWith(". Copy it whole from the message of the failed test, or run the test without it.");
        }
    }

    // What takes no points.

    static final class OneUpdate implements Scenario {
        private final Answers.Database database = new Answers.Database(() -> {});

        @Override
        public void threads(Threads threads) {
            threads.start("A", database::update);
        }
    }

    @Test
    void whatHoldsSaysInHowManySchedules() {
        assertThat(Exploration.of(OneUpdate.class).check().text())
                .isEqualTo("OneUpdate holds in all 2 schedules with up to 2 preemptions.");
    }

    @Test
    void oneIsNoPlural() {
        assertThat(Exploration.of(OneUpdate.class).preemptions(1).check().text())
                .isEqualTo("OneUpdate holds in all 2 schedules with up to 1 preemption.");
    }

    @Test
    void whatHoldsWithoutBeingExhaustedSaysHowFarItCame() {
        assertThat(Exploration.of(NineIncrements.class).schedules(300).check().text())
                .isEqualTo("NineIncrements holds in the 300 schedules that were tried; there are too many with up to 2"
                        + " preemptions to try them all. All that leave the usual order of the threads at most 3"
                        + " times are among them.");
    }

    @Test
    void whatIsOutOfBudgetSaysHowFarItCame() {
        assertThat(Exploration.of(NineIncrements.class).schedules(2).check().text())
                .isEqualTo("NineIncrements is out of budget after 2 schedules: there are too many to try, and none of"
                        + " these breaks it.");
    }

    private static String message(Class<? extends Scenario> scenario) {
        return catchThrowableOfType(
                        AssertionError.class, () -> Exploration.of(scenario).check())
                .getMessage();
    }

    private static String says(Class<? extends Scenario> scenario) {
        Verdict verdict = Exploration.of(scenario).explore();
        assertThat(verdict.text()).startsWith(verdict.says() + "\n\n");
        return verdict.says();
    }

    private static String replayOf(Verdict verdict) {
        return verdict.command().substring(verdict.command().indexOf("-Dreplay=") + "-Dreplay=".length());
    }

    static final class AFailedCast implements Scenario {
        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Object answer = new Answers.Fork();
                assertThat((Answers.Philosopher) answer).isNotNull();
            });
        }
    }

    @Test
    void aFailedCastDoesNotTellOfTheExplorersLoaders() {
        assertThat(message(AFailedCast.class))
                .contains("ClassCastException: class interleave.story.Answers$Fork cannot be cast to class")
                .doesNotContain("loader");
    }
}
