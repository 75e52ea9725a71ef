package interleave.daemonthreads;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.explorer.Exploration;
import interleave.explorer.Scenario;
import interleave.explorer.Threads;
import interleave.testkit.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Time is virtual here: an hour passes at once, and a pause lasts exactly as long as it was meant to. */
class HeartbeatSchedulesTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long LONGER_THAN_SHORT = 120;

    static final class ThreeSlowBeats implements Scenario {
        private static final long INTERVAL = 1_500;
        private static final long BEAT = 3_000;

        private final List<Long> begins = new ArrayList<>();
        private final List<Long> ends = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final CountDownLatch three = new CountDownLatch(3);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, Duration.ofMillis(INTERVAL));
        private long started;

        private void beat() {
            names.add(Thread.currentThread().getName());
            begins.add(now());
            try {
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                throw new AssertionError("a beat was interrupted", e);
            }
            ends.add(now());
            three.countDown();
        }

        private static long now() {
            return System.nanoTime() / 1_000_000;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                started = now();
                heartbeat.start();
                three.await();
            });
        }

        @Override
        public void afterwards() {
            assertThat(names)
                    .withFailMessage("the thread was named %s at the first, second and third beat", names)
                    .containsOnly("heartbeat");
            assertThat(begins.get(0) - started)
                    .as("milliseconds from start() to the first beat, with an interval of 1500")
                    .isLessThan(INTERVAL / 2);
            for (int i = 0; i < 2; i++) {
                // A clock of whole milliseconds may be a little early, and whoever naps a little late.
                assertThat(begins.get(i + 1) - ends.get(i))
                        .as("milliseconds from the end of a beat, which took 3000, to the next one's beginning;"
                                + " the interval is 1500")
                        .isBetween(INTERVAL - 10, 2 * INTERVAL);
            }
        }
    }

    @Promise("02.1")
    void theIntervalLiesBetweenABeatsEndAndTheNextOnesBeginning() {
        Exploration.of(ThreeSlowBeats.class).check();
    }

    /** An idle thread of a pool may have been let go by the time that it is needed again. */
    static final class TwoBeatsFarApart implements Scenario {
        private static final Duration FAR = Duration.ofMinutes(10);

        private final CountDownLatch two = new CountDownLatch(2);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, FAR);
        private final List<Thread> ranOn = new ArrayList<>();

        private void beat() {
            ranOn.add(Thread.currentThread());
            two.countDown();
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                two.await();
            });
        }

        @Override
        public void afterwards() {
            assertThat(ranOn.get(1) == ranOn.get(0))
                    .withFailMessage(
                            "the interval is ten minutes, and the second beat ran on another thread than the first")
                    .isTrue();
        }
    }

    @Promise("02.1")
    void beatsThatAreFarApartAreOnOneThreadToo() {
        Exploration.of(TwoBeatsFarApart.class).schedules(20).check();
    }

    /** Whoever waits may be woken for nothing: B does to the heartbeat's thread what a JVM may do to it at any time. */
    static final class WokenForNothing implements Scenario {
        private final CountDownLatch beaten = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, HOUR);
        private final List<Long> begins = new ArrayList<>();
        private Thread ranOn;

        private void beat() {
            ranOn = Thread.currentThread();
            begins.add(System.nanoTime());
            beaten.countDown();
        }

        private void wakeForNothing() throws InterruptedException {
            beaten.await();
            Thread.sleep(SHORT.toMillis());
            LockSupport.unpark(ranOn);
            synchronized (heartbeat) {
                heartbeat.notifyAll();
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                beaten.await();
                Thread.sleep(LONGER_THAN_SHORT);
            });
            threads.daemon("B", this::wakeForNothing);
        }

        @Override
        public void afterwards() {
            if (begins.size() > 1) {
                Duration between = Duration.ofNanos(begins.get(1) - begins.get(0));
                assertThat(between)
                        .withFailMessage(
                                "the interval is an hour, and the second beat began %d milliseconds after the first;"
                                        + " the heartbeat's thread had been woken for nothing,"
                                        + " as may happen to any thread that waits",
                                between.toMillis())
                        .isGreaterThan(HOUR.minusMillis(10));
            }
        }
    }

    @Promise("02.1")
    void whoIsWokenForNothingDoesNotBeatBeforeItsTime() {
        Exploration.of(WokenForNothing.class).schedules(600).check();
    }

    static final class StartAndClose implements Scenario {
        private final Heartbeat heartbeat = new Heartbeat(this::beat, SHORT);
        private boolean beating;
        private boolean closed;
        private boolean late;
        private boolean disturbed;
        private boolean unfinished;

        private void beat() {
            late |= closed;
            beating = true;
            disturbed |= Thread.currentThread().isInterrupted();
            beating = false;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                heartbeat.close();
                unfinished = beating;
                closed = true;
                Thread.sleep(LONGER_THAN_SHORT);
            });
        }

        @Override
        public void afterwards() {
            assertThat(unfinished)
                    .as("a beat was still running when close() returned")
                    .isFalse();
            assertThat(late)
                    .as("a beat was running or began after close() had returned")
                    .isFalse();
            assertThat(disturbed)
                    .as("a beat in progress was interrupted by close()")
                    .isFalse();
        }
    }

    @Promise("02.3")
    void inNoScheduleDoesABeatRunWhenCloseHasReturned() {
        Exploration.of(StartAndClose.class).check();
    }

    static final class ABeatTakesAnHour implements Scenario {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, SHORT);
        private boolean beating;
        private boolean unfinished;

        private void beat() {
            beating = true;
            begun.countDown();
            try {
                Thread.sleep(HOUR.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError("a beat was interrupted", e);
            }
            beating = false;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                begun.await();
                heartbeat.close();
                unfinished = beating;
            });
        }

        @Override
        public void afterwards() {
            assertThat(unfinished)
                    .as("a beat, which takes an hour, was still running when close() returned")
                    .isFalse();
        }
    }

    @Promise("02.3")
    void closeWaitsForABeatThatTakesAnHour() {
        Exploration.of(ABeatTakesAnHour.class).schedules(100).check();
    }

    static final class CloseInALongPause implements Scenario {
        private final CountDownLatch beaten = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(beaten::countDown, HOUR);
        private long minutes;

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                beaten.await();
                long before = System.nanoTime();
                heartbeat.close();
                minutes = Duration.ofNanos(System.nanoTime() - before).toMinutes();
            });
        }

        @Override
        public void afterwards() {
            assertThat(minutes)
                    .as("minutes that close() took in a pause of an hour")
                    .isLessThan(30);
        }
    }

    @Promise("02.3")
    void inNoScheduleDoesCloseWaitForTheRestOfAnInterval() {
        Exploration.of(CloseInALongPause.class).check();
    }

    static final class CloseWhenTheBeatHasClosed implements Scenario {
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, HOUR);
        private long minutes;

        private void beat() {
            heartbeat.close();
            closed.countDown();
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                closed.await();
                Thread.sleep(SHORT.toMillis());
                long before = System.nanoTime();
                heartbeat.close();
                minutes = Duration.ofNanos(System.nanoTime() - before).toMinutes();
            });
        }

        @Override
        public void afterwards() {
            assertThat(minutes)
                    .withFailMessage(
                            "the beat had called close() and was over, and A's close() took %d minutes;"
                                    + " the interval is an hour",
                            minutes)
                    .isLessThan(30);
        }
    }

    @Promise("02.3")
    void closeDoesNotWaitForAnIntervalWhenTheBeatHasClosed() {
        Exploration.of(CloseWhenTheBeatHasClosed.class).schedules(100).check();
    }

    static final class StartRacesWithClose implements Scenario {
        private final Heartbeat heartbeat = new Heartbeat(this::beat, SHORT);
        private int beats;
        private boolean beating;
        private boolean closed;
        private boolean late;
        private boolean unfinished;
        private boolean refused;

        private void beat() {
            late |= closed;
            beats++;
            beating = true;
            beating = false;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                try {
                    heartbeat.start();
                } catch (IllegalStateException e) {
                    refused = true;
                }
                Thread.sleep(LONGER_THAN_SHORT);
            });
            threads.start("B", () -> {
                heartbeat.close();
                unfinished = beating;
                closed = true;
                Thread.sleep(LONGER_THAN_SHORT);
            });
        }

        @Override
        public void afterwards() {
            assertThat(unfinished)
                    .as("a beat was still running when B's close() returned")
                    .isFalse();
            assertThat(late)
                    .as("a beat was running or began after B's close() had returned")
                    .isFalse();
            assertThat(refused && beats > 0)
                    .as("A's start() was refused, and the beat ran all the same")
                    .isFalse();
        }
    }

    @Promise("02.3")
    void inNoScheduleDoesAStartLeaveABeatBehindClose() {
        Exploration.of(StartRacesWithClose.class).check();
    }

    static final class InterruptedClose implements Scenario {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, SHORT);
        private boolean beating;
        private boolean unfinished;
        private boolean interrupted;
        private boolean flagIsLost;

        private void beat() {
            beating = true;
            begun.countDown();
            beating = false;
        }

        @Override
        public void threads(Threads threads) {
            Thread a = threads.start("A", () -> {
                heartbeat.start();
                heartbeat.close();
                unfinished = beating;
                flagIsLost = interrupted && !Thread.currentThread().isInterrupted();
            });
            threads.daemon("B", () -> {
                begun.await();
                a.interrupt();
                interrupted = true;
            });
        }

        @Override
        public void afterwards() {
            assertThat(unfinished)
                    .as("a beat was still running when close(), which had been interrupted, returned")
                    .isFalse();
            assertThat(flagIsLost)
                    .as("A was interrupted in close(), and its interrupt flag is gone")
                    .isFalse();
        }
    }

    @Promise("02.3")
    void inNoScheduleDoesAnInterruptEndTheWaitingOfClose() {
        Exploration.of(InterruptedClose.class).schedules(2_000).check();
    }

    static final class BeatAndAnotherClose implements Scenario {
        private final Heartbeat heartbeat = new Heartbeat(this::beat, SHORT);
        private int beats;
        private boolean beating;
        private boolean unfinished;

        private void beat() {
            beating = true;
            beats++;
            heartbeat.close();
            beating = false;
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                heartbeat.close();
                unfinished = beating;
                Thread.sleep(LONGER_THAN_SHORT);
            });
        }

        @Override
        public void afterwards() {
            assertThat(unfinished)
                    .as("a beat, which had called close() itself, was still running when A's close() returned")
                    .isFalse();
            assertThat(beats).as("beats, of which the first calls close()").isBetween(0, 1);
        }
    }

    @Promise("02.4")
    void inNoScheduleDoTheBeatsCloseAndAnotherOneHinderEachOther() {
        Exploration.of(BeatAndAnotherClose.class).check();
    }

    static final class ClosedByItsBeatAlone implements Scenario {
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, SHORT);
        private int beats;

        private void beat() {
            beats++;
            heartbeat.close();
            closed.countDown();
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", () -> {
                heartbeat.start();
                closed.await();
                Thread.sleep(LONGER_THAN_SHORT);
            });
        }

        @Override
        public void afterwards() {
            assertThat(beats).as("beats, of which the first calls close()").isEqualTo(1);
        }
    }

    @Promise("02.4")
    void inEveryScheduleTheBeatThatCallsCloseIsTheLast() {
        Exploration.of(ClosedByItsBeatAlone.class).check();
    }

    static final class TwoClose implements Scenario {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final Heartbeat heartbeat = new Heartbeat(this::beat, HOUR);
        private boolean beating;
        private boolean unfinished;

        private void beat() {
            beating = true;
            begun.countDown();
            beating = false;
        }

        private void close() throws InterruptedException {
            begun.await();
            heartbeat.close();
            unfinished |= beating;
        }

        @Override
        public void threads(Threads threads) {
            heartbeat.start();
            threads.start("A", this::close);
            threads.start("B", this::close);
        }

        @Override
        public void afterwards() {
            assertThat(unfinished)
                    .as("a beat was still running when A's or B's close() returned")
                    .isFalse();
        }
    }

    @Promise("02.4")
    void inEveryScheduleEachOfTwoClosesWaitsForTheBeat() {
        Exploration.of(TwoClose.class).preemptions(1).check();
    }

    static final class TwoStart implements Scenario {
        private final Heartbeat heartbeat = new Heartbeat(() -> {}, HOUR);
        private int refused;

        private void start() {
            try {
                heartbeat.start();
            } catch (IllegalStateException e) {
                refused++;
            }
        }

        @Override
        public void threads(Threads threads) {
            threads.start("A", this::start);
            threads.start("B", this::start);
        }

        @Override
        public void afterwards() {
            assertThat(refused)
                    .as("how many of A's and B's start() were refused")
                    .isEqualTo(1);
        }
    }

    @Promise("02.4")
    void inEveryScheduleOneOfTwoStartsIsRefused() {
        Exploration.of(TwoStart.class).check();
    }
}
