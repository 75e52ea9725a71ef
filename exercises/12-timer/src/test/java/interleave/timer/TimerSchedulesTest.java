package interleave.timer;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time is virtual here: a short delay may be over at any moment, and an hour when nobody has anything else to do. */
class TimerSchedulesTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Nobody else has anything to do when it is over: what has not come by then never comes. */
    private static void awaitForAnHour(CountDownLatch latch) throws InterruptedException {
        latch.await(HOUR.toMinutes(), TimeUnit.MINUTES);
    }

    private static void check(Class<? extends Scenario> scenario) {
        Exploration.of(scenario).schedules(1_000).check();
    }

    static final class ATimerAlone implements Scenario {
        private int runs;
        private long begin;
        private long end;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer timer = new Timer(Duration.ofMillis(150), () -> {
            end = System.nanoTime();
            runs++;
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                begin = System.nanoTime();
                timer.start();
                fired.await();
            });
        }

        @Override
        public void afterwards() {
            assertThat(runs).as("how often the function has run").isEqualTo(1);
            // A clock of whole milliseconds may be one or two of them early.
            assertThat((end - begin) / 1_000_000)
                    .as("milliseconds from start() to the function, with a delay of 150")
                    .isGreaterThanOrEqualTo(148);
        }
    }

    @Promise("12.1")
    void theFunctionRunsOnceAndNotBeforeTheDelayHasPassed() {
        check(ATimerAlone.class);
    }

    static final class ATimerMadeAnHourAgo implements Scenario {
        private long begin;
        private long end;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer timer = new Timer(Duration.ofMillis(150), () -> {
            end = System.nanoTime();
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                Thread.sleep(HOUR.toMillis());
                begin = System.nanoTime();
                timer.start();
                fired.await();
            });
        }

        @Override
        public void afterwards() {
            assertThat((end - begin) / 1_000_000)
                    .as("milliseconds from start() to the function, with a delay of 150 and a timer made an hour ago")
                    .isGreaterThanOrEqualTo(148);
        }
    }

    @Promise("12.1")
    void theDelayHasPassedSinceStart() {
        Exploration.of(ATimerMadeAnHourAgo.class).schedules(100).check();
    }

    static final class CancelMeetsTheFiring implements Scenario {
        private boolean ran;
        private boolean kept;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer timer = new Timer(SHORT, () -> {
            ran = true;
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                timer.start();
                kept = timer.cancel();
                if (!kept) {
                    awaitForAnHour(fired);
                }
            });
        }

        @Override
        public void always() {
            assertThat(kept && ran)
                    .withFailMessage("cancel() has returned true, and the function has run")
                    .isFalse();
        }

        @Override
        public void afterwards() {
            assertThat(kept || ran)
                    .withFailMessage(
                            "cancel() returned false, as if it had come too late, and an hour later the function has not run")
                    .isTrue();
        }
    }

    @Promise("12.2")
    void inEveryScheduleCancelTellsWhetherItWasInTime() {
        check(CancelMeetsTheFiring.class);
    }

    /** The function goes on until cancel has returned, which never waits for it: so an interrupt finds it at work. */
    static final class CancelMeetsAFunctionThatCanBeInterrupted implements Scenario {
        private boolean interrupted;
        private final CountDownLatch answered = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private final Timer timer = new Timer(SHORT, () -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            over.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                timer.start();
                boolean kept = timer.cancel();
                answered.countDown();
                if (!kept) {
                    awaitForAnHour(over);
                }
            });
        }

        @Override
        public void afterwards() {
            assertThat(interrupted)
                    .withFailMessage("cancel() has interrupted the function, which was running")
                    .isFalse();
        }
    }

    @Promise("12.3")
    void inNoScheduleDoesCancelInterruptTheFunction() {
        check(CancelMeetsAFunctionThatCanBeInterrupted.class);
    }

    /** A comes when the delay is just over: then whoever is held back has looked at the timer and not yet acted. */
    static final class CancelComesWhenTheDelayIsOver implements Scenario {
        private boolean ran;
        private boolean kept;
        private final Timer timer = new Timer(SHORT, () -> ran = true);

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                timer.start();
                Thread.sleep(SHORT.toMillis() + 1);
                kept = timer.cancel();
            });
        }

        @Override
        public void afterwards() {
            assertThat(kept && ran)
                    .withFailMessage("A's cancel() has returned true, and the function has run")
                    .isFalse();
        }
    }

    @Promise("12.2")
    void inEveryScheduleCancelTellsTheTruthWhenTheDelayIsOver() {
        check(CancelComesWhenTheDelayIsOver.class);
    }

    static final class TwoCancelsMeetTheFiring implements Scenario {
        private boolean ran;
        private boolean keptByA;
        private boolean keptByB;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer timer = new Timer(SHORT, () -> {
            ran = true;
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                timer.start();
                keptByA = timer.cancel();
                if (!keptByA) {
                    awaitForAnHour(fired);
                }
            });
            threads.start("B", () -> {
                keptByB = timer.cancel();
                if (!keptByB) {
                    awaitForAnHour(fired);
                }
            });
        }

        @Override
        public void always() {
            assertThat(keptByA && ran)
                    .withFailMessage("A's cancel() has returned true, and the function has run")
                    .isFalse();
            assertThat(keptByB && ran)
                    .withFailMessage("B's cancel() has returned true, and the function has run")
                    .isFalse();
        }

        @Override
        public void afterwards() {
            assertThat(keptByA && keptByB || ran)
                    .withFailMessage(
                            "A's cancel() returned %s and B's %s, and an hour later the function has not run",
                            keptByA, keptByB)
                    .isTrue();
        }
    }

    @Promise("12.2")
    void inEveryScheduleTwoCancelsTellTheSameTruth() {
        check(TwoCancelsMeetTheFiring.class);
    }

    static final class CancelMeetsAStartThatFires implements Scenario {
        private boolean ran;
        private boolean kept;
        private final Timer timer = new Timer(SHORT, () -> ran = true);

        @Override
        public void threads(Threads threads) {
            threads.start("A", timer::start);
            threads.start("B", () -> kept = timer.cancel());
        }

        @Override
        public void always() {
            assertThat(kept && ran)
                    .withFailMessage("B's cancel() has returned true, and the function has run")
                    .isFalse();
        }
    }

    @Promise("12.2")
    void inEveryScheduleCancelTellsTheTruthThoughItMeetsStart() {
        check(CancelMeetsAStartThatFires.class);
    }

    static final class CancelMeetsStart implements Scenario {
        private boolean ran;
        private boolean kept;
        private long begin;
        private final Timer timer = new Timer(HOUR, () -> ran = true);

        @Override
        public void threads(Threads threads) {
            begin = System.nanoTime();
            threads.letTimePass();
            threads.start("A", timer::start);
            threads.start("B", () -> kept = timer.cancel());
        }

        @Override
        public void afterwards() {
            assertThat(kept)
                    .withFailMessage(
                            "A started a timer of an hour, B cancelled it at once, and cancel() returned false; the function has %s",
                            ran ? "run" : "never run")
                    .isTrue();
            assertThat(ran)
                    .as("whether the function of the cancelled timer has run")
                    .isFalse();
            assertThat(minutesSince(begin))
                    .withFailMessage(
                            "A started a timer of an hour, B cancelled it at once, and its thread went on until the hour was over.")
                    .isLessThan(30);
        }
    }

    @Promise("12.4")
    void inEveryScheduleACancelledTimersThreadEnds() {
        check(CancelMeetsStart.class);
    }

    static final class TheFunctionIsLeftAlone implements Scenario {
        private int steps;
        private boolean interrupted;
        private boolean keptByItself;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer[] itself = new Timer[1];
        private final Timer timer = new Timer(SHORT, () -> {
            steps++;
            keptByItself = itself[0].cancel();
            steps++;
            interrupted = Thread.currentThread().isInterrupted();
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            itself[0] = timer;
            threads.start("A", () -> {
                timer.start();
                if (!timer.cancel()) {
                    fired.await();
                }
            });
        }

        @Override
        public void always() {
            assertThat(interrupted)
                    .as("whether the function in progress was interrupted")
                    .isFalse();
            assertThat(keptByItself)
                    .as("what cancel() returned inside the function")
                    .isFalse();
        }
    }

    @Promise("12.3")
    void noScheduleInterruptsAFunctionInProgress() {
        check(TheFunctionIsLeftAlone.class);
    }

    static final class TwoStarts implements Scenario {
        private int refused;
        private int runs;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer timer = new Timer(SHORT, () -> {
            runs++;
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::startAndWait);
            threads.start("B", this::startAndWait);
        }

        private void startAndWait() throws InterruptedException {
            try {
                timer.start();
            } catch (IllegalStateException e) {
                refused++;
            }
            fired.await();
        }

        @Override
        public void afterwards() {
            assertThat(refused)
                    .as("how many of two calls of start() were refused")
                    .isEqualTo(1);
            assertThat(runs)
                    .as("how often the function has run after two calls of start()")
                    .isEqualTo(1);
        }
    }

    @Promise("12.5")
    void inEveryScheduleOneOfTwoStartsIsRefused() {
        check(TwoStarts.class);
    }

    static final class ARefusedStart implements Scenario {
        private long begin;
        private long minutes;
        private final CountDownLatch fired = new CountDownLatch(1);
        private final Timer timer = new Timer(HOUR, () -> {
            minutes = minutesSince(begin);
            fired.countDown();
        });

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                begin = System.nanoTime();
                timer.start();
                Thread.sleep(HOUR.toMillis() * 5 / 6);
                try {
                    timer.start();
                } catch (IllegalStateException e) {
                    // Another test asks for it.
                }
                fired.await();
            });
        }

        @Override
        public void afterwards() {
            assertThat(minutes)
                    .as(
                            "minutes from start() to the function, with a delay of 60 and a start() that was refused after 50")
                    .isLessThan(90);
        }
    }

    @Promise("12.5")
    void aRefusedStartDoesNotPutTheFunctionOff() {
        Exploration.of(ARefusedStart.class).schedules(100).check();
    }

    private static long minutesSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMinutes();
    }
}
