package interleave.daemonthreads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.ProgramOfItsOwn;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;

class HeartbeatTest {
    private static final Duration SHORT = Duration.ofMillis(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Heartbeat> made = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final AtomicReference<Heartbeat> itself = new AtomicReference<>();
    private volatile ProgramOfItsOwn program;

    /** No test waits for these: whether close() works is another test's business. */
    @AfterEach
    void endWhatStillBeats() {
        if (program != null) {
            program.close();
        }
        for (Heartbeat heartbeat : made) {
            daemon(() -> catchThrowable(heartbeat::close));
        }
    }

    @Promise("02.1")
    void theFirstBeatDoesNotWaitForTheInterval(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), HOUR);
        threads.start("A", heartbeat::start);
        threads.eventually(
                "A called start(), the interval is an hour, and the first beat did not come.", () -> beats.get() >= 1);
    }

    @Promise("02.1")
    void itBeatsAgainAndAgainOnOneThread(Threads threads) {
        List<Thread> ran = new CopyOnWriteArrayList<>();
        List<String> names = new CopyOnWriteArrayList<>();
        Heartbeat heartbeat = heartbeat(
                () -> {
                    names.add(Thread.currentThread().getName());
                    ran.add(Thread.currentThread());
                    threads.happened();
                },
                SHORT);
        threads.start("A", heartbeat::start);
        threads.eventually("A called start(), and the beat did not come again and again.", () -> ran.size() >= 5);
        assertThat(names).as("the name of the thread at each beat").containsOnly("heartbeat");
        assertThat(ran.stream().map(System::identityHashCode).distinct().count())
                .withFailMessage("""
                    The beats ran on more than one thread.
                    What a beat leaves to the next one in a thread-local is then lost.
                    Who makes a thread, and how often?\
                    """)
                .isEqualTo(1);
    }

    @Promise("02.1")
    void itBeatsAgainAndAgainInIntervalsOfHalfAMillisecond(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), Duration.ofNanos(500_000));
        threads.start("A", heartbeat::start).awaitReturn();
        threads.eventually("""
                A called start(), the interval is half a millisecond, and the beat did not come again and again.
                What becomes of half a millisecond on its way to your pause, and what does the pause make of that?\
                """, () -> beats.get() >= 5);
    }

    @Promise("02.1")
    void anIntervalOfAMonthIsAPauseOfAMonth(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), Duration.ofDays(30));
        threads.start("A", heartbeat::start).awaitReturn();
        threads.eventually("A called start(), the interval is 30 days, and no beat came.", () -> beats.get() >= 1);
        threads.settle();
        assertThat(beats.get()).withFailMessage("""
            The interval is 30 days, and a second beat came at once.
            Whatever is to be done once a month is done all the time.
            What becomes of so many days on their way to your pause?\
            """).isEqualTo(1);
    }

    @Promise("02.1")
    void closingOneHeartbeatLeavesAnotherOneGoing(Threads threads) {
        Heartbeat first = heartbeat(() -> {}, SHORT);
        Heartbeat second = heartbeat(counting(threads), SHORT);
        threads.start("A", first::start).awaitReturn();
        threads.start("A", second::start).awaitReturn();
        TestThread<Void> b = threads.start("B", first::close);
        threads.eventually("B closed one of two heartbeats, and close() never returned.", b::hasEnded);
        int before = beats.get();
        threads.eventually(
                "B closed one of two heartbeats, and the other one does not beat any more.\nWhat do the two share?",
                () -> beats.get() >= before + 3);
    }

    @Promise("02.1")
    void aBeatInProgressHoldsUpNoOtherHeartbeat(Threads threads) {
        Gate gate = threads.gate("the beat of the first heartbeat");
        Heartbeat first = heartbeat(gate::pass, SHORT);
        Heartbeat second = heartbeat(counting(threads), SHORT);
        threads.start("A", first::start).awaitReturn();
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        threads.start("B", second::start).awaitReturn();
        threads.eventually("""
                The beat of one heartbeat was in progress. Another heartbeat was started, and its beat did not come again
                and again. What do the two of them share?\
                """, () -> beats.get() >= 3);
    }

    @Promise("02.1")
    void twoHeartbeatsOfOneRunnableBeatIndependently(Threads threads) {
        Gate gate = threads.gate("their beat");
        Runnable same = gate::pass;
        threads.start("A", heartbeat(same, SHORT)::start).awaitReturn();
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        threads.start("B", heartbeat(same, SHORT)::start).awaitReturn();
        gate.awaitArrivals(2, """
            Two heartbeats were made with the same Runnable. The beat of one was in progress, the other one was started, \
            and its beat did not come.
            What do the two of them share, and what is each one's own?\
            """);
    }

    @Promise("02.2")
    void aProgramEndsAlthoughItsHeartbeatsGoOn(Threads threads) {
        threads.start("A", heartbeat(() -> {}, HOUR)::start).awaitReturn();
        program = ProgramOfItsOwn.start(threads, Program.class, Heartbeat.class);
        threads.eventually(
                "A program started its heartbeats, and its main did not come to its end.",
                () -> program.hasEnded() || mainHasReturned());
        threads.eventually("""
            A program's main has returned, its heartbeats go on, and the program does not end.
            So it stays alive for its heartbeat alone, until somebody kills it.
            For which threads does a JVM wait, and for what else?\
            """, program::hasEnded);
        threads.eventually(
                "A program started its heartbeats, and has ended before its main came to its end.",
                () -> assertThat(program.printed()).as("what it printed").contains(ProgramOfItsOwn.MAIN_RETURNS));
    }

    private boolean mainHasReturned() {
        return program.printed().contains(ProgramOfItsOwn.MAIN_RETURNS);
    }

    @Promise("02.3")
    void closeWaitsForABeatInProgressAndDoesNotDisturbIt(Threads threads) {
        Gate gate = threads.gate("its beat");
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Heartbeat heartbeat = heartbeat(
                () -> {
                    gate.pass();
                    interrupted.add(Thread.currentThread().isInterrupted());
                },
                SHORT);
        threads.start("A", heartbeat::start);
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        TestThread<Integer> b = threads.start("B", () -> {
            heartbeat.close();
            return gate.arrivals();
        });
        threads.settle();
        assertWaits(b, "B called close() while a beat was in progress");
        gate.open();
        int atTheEnd = b.awaitReturn("The beat has ended, and B's close() never returned.");
        threads.settle();
        assertNoneSince(atTheEnd, gate.arrivals());
        assertThat(interrupted.get(0)).withFailMessage("""
            B called close() while a beat was in progress, and the beat was interrupted.
            What it was doing may then break off in the middle, instead of being waited for.
            Whom is close() to wake, and whom not?\
            """).isFalse();
    }

    @Promise("02.3")
    void closeDoesNotWaitForTheRestOfAnInterval(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), HOUR);
        threads.start("A", heartbeat::start);
        threads.settle();
        TestThread<Integer> b = threads.start("B", () -> {
            heartbeat.close();
            return beats.get();
        });
        int atTheEnd = b.awaitReturn("""
            The heartbeat was in a pause of an hour, and B's close() did not return.
            So B has to wait until the pause is over.
            How does somebody who is in a pause hear that it is over before its time?\
            """);
        threads.settle();
        assertNoneSince(atTheEnd, beats.get());
    }

    @Promise("02.3")
    void noBeatComesAfterClose(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), SHORT);
        threads.start("A", heartbeat::start);
        threads.eventually("A called start(), the interval is short, and no second beat came.", () -> beats.get() >= 2);
        TestThread<Integer> b = threads.start("B", () -> {
            heartbeat.close();
            return beats.get();
        });
        int atTheEnd = b.awaitReturn("The heartbeat has a short interval, and B's close() never returned.");
        threads.settle();
        assertNoneSince(atTheEnd, beats.get());
    }

    @Promise("02.3")
    void anInterruptDoesNotEndTheWaitingOfClose(Threads threads) {
        Gate gate = threads.gate("its beat");
        Heartbeat first = heartbeat(gate::pass, SHORT);
        Heartbeat second = heartbeat(gate::pass, SHORT);
        threads.start("A", first::start);
        threads.start("A", second::start);
        gate.awaitArrivals(2, "A started two heartbeats, and not both of them beat.");
        TestThread<Void> b = threads.start("B", () -> {
            Thread.currentThread().interrupt();
            first.close();
        });
        TestThread<Void> c = threads.start("C", second::close);
        threads.settle();
        c.interrupt();
        threads.settle();
        // Whoever goes on after the first one may still give up at the next.
        b.interrupt();
        c.interrupt();
        threads.settle();
        assertWaits(b, "B had been interrupted, and called close() while a beat was in progress");
        assertWaits(c, "C was interrupted in close(), and a beat was in progress");
        gate.open();
        b.awaitReturn("The beat has ended, and B's close(), called with the interrupt flag set, never returned.");
        c.awaitReturn("The beat has ended, and C's close(), which was interrupted, never returned.");
        assertThat(b.wasInterruptedAtEnd() && c.wasInterruptedAtEnd())
                .withFailMessage("""
                    Somebody was interrupted before close() or while he waited in it, and his interrupt flag is gone after that.
                    Whoever called close() can no longer see that he was to stop.
                    How can the flag be kept?\
                    """)
                .isTrue();
    }

    @Promise("02.4")
    void closeBeforeStartDoesNothingAndThenStartIsRefused(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), SHORT);
        TestThread<Void> a = threads.start("A", () -> {
            Thread.currentThread().interrupt();
            heartbeat.close();
            heartbeat.close();
        });
        a.awaitReturn("A closed, twice, a heartbeat that was never started, and did not come back.");
        assertThat(a.wasInterruptedAtEnd()).withFailMessage("""
            A had been interrupted, and closed a heartbeat that was never started. Its interrupt flag is gone after that.
            Whoever called close() can no longer see that he was to stop.
            Which calls of close() look at the flag, and which of them give it back?\
            """).isTrue();
        assertRefused(threads, heartbeat, "start() after close(), never started before");
        threads.settle();
        assertThat(beats)
                .as("beats of a heartbeat that was closed before start()")
                .hasValue(0);
    }

    @Promise("02.4")
    void aSecondCloseDoesNothingAndThenStartIsRefused(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), SHORT);
        threads.start("A", heartbeat::start).awaitReturn();
        threads.eventually("A called start(), and no beat came.", () -> beats.get() >= 1);
        threads.start("B", () -> {
                    heartbeat.close();
                    heartbeat.close();
                })
                .awaitReturn("B closed a heartbeat twice, and did not come back.");
        assertRefused(threads, heartbeat, "start() after start() and close()");
    }

    @Promise("02.4")
    void aSecondStartIsRefusedAndChangesNothing(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), SHORT);
        threads.start("A", heartbeat::start).awaitReturn();
        assertRefused(threads, heartbeat, "a second start()");
        int before = beats.get();
        threads.eventually(
                "A second start() was refused, and the beat does not come any more.", () -> beats.get() >= before + 2);
    }

    @Promise("02.4")
    void aRefusedStartBringsNoBeat(Threads threads) {
        Heartbeat heartbeat = heartbeat(counting(threads), HOUR);
        threads.start("A", heartbeat::start).awaitReturn();
        threads.eventually("A called start(), and no beat came.", () -> beats.get() >= 1);
        assertRefused(threads, heartbeat, "a second start()");
        threads.settle();
        assertThat(beats)
                .as("beats, where the interval is an hour and a second start() was refused")
                .hasValue(1);
    }

    @Promise("02.4")
    void afterARefusedStartCloseStillWaitsForTheBeat(Threads threads) {
        Gate gate = threads.gate("its beat");
        AtomicBoolean refused = new AtomicBoolean();
        Heartbeat heartbeat = heartbeat(
                () -> {
                    if (refused.get()) {
                        gate.pass();
                    }
                },
                SHORT);
        threads.start("A", heartbeat::start).awaitReturn();
        assertRefused(threads, heartbeat, "a second start()");
        refused.set(true);
        gate.awaitArrivals(1, "A second start() was refused, and the beat does not come any more.");
        TestThread<Void> c = threads.start("C", heartbeat::close);
        threads.settle();
        assertWaits(c, "A second start() was refused, later a beat was in progress, and C called close()");
        gate.open();
        c.awaitReturn("A second start() was refused, the beat has ended, and C's close() never returned.");
    }

    @Promise("02.4")
    void closeCalledFromTheBeatReturnsAndEndsIt(Threads threads) {
        Gate gate = threads.gate("its beat, behind close()");
        itself.set(heartbeat(
                () -> {
                    itself.get().close();
                    gate.pass();
                },
                SHORT));
        threads.start("A", itself.get()::start);
        gate.awaitArrivals(1, """
            The beat called close(), and that never returned.
            So the beat can never end, and whoever waits for it waits for ever.
            For whom does close() wait, and who is it that calls it?\
            """);
        TestThread<Void> b = threads.start("B", itself.get()::close);
        threads.settle();
        assertWaits(b, "A beat had called close() and was still in progress, and B called close()");
        gate.open();
        b.awaitReturn("The beat has called close() and has ended, and B's close() never returned.");
        threads.settle();
        assertThat(gate.arrivals())
                .as("beats, of which the first called close()")
                .isEqualTo(1);
        assertRefused(threads, itself.get(), "start() after the beat had called close()");
    }

    @Promise("02.4")
    void closeCalledFromTheBeatKeepsTheInterruptFlag(Threads threads) {
        List<Boolean> kept = new CopyOnWriteArrayList<>();
        itself.set(heartbeat(
                () -> {
                    Thread.currentThread().interrupt();
                    itself.get().close();
                    kept.add(Thread.interrupted());
                    threads.happened();
                },
                SHORT));
        threads.start("A", itself.get()::start);
        threads.eventually("The beat called close(), and that never returned.", () -> !kept.isEmpty());
        assertThat(kept.get(0)).withFailMessage("""
            The beat had been interrupted, and called close(). The interrupt flag is gone after that.
            The rest of the beat can no longer see that it was to stop.
            Which calls of close() look at the flag, and which of them give it back?\
            """).isTrue();
    }

    @Promise("02.4")
    void aThreadThatTheBeatHasStartedWaitsInClose(Threads threads) {
        Gate gate = threads.gate("its beat");
        AtomicReference<TestThread<Void>> b = new AtomicReference<>();
        itself.set(heartbeat(
                () -> {
                    if (b.get() == null) {
                        b.set(threads.start("B", itself.get()::close));
                    }
                    gate.pass();
                },
                SHORT));
        threads.start("A", itself.get()::start);
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        threads.settle();
        assertWaits(b.get(), "A beat has started the thread B, and B called close() while that beat was in progress");
        gate.open();
        b.get().awaitReturn("The beat has ended, and the close() of B, whom it had started, never returned.");
    }

    @Promise("02.4")
    void aBeatThatClosesAnotherHeartbeatWaitsForThatOnesBeat(Threads threads) {
        Gate gate = threads.gate("the other heartbeat's beat");
        AtomicBoolean closed = new AtomicBoolean();
        Heartbeat other = heartbeat(gate::pass, SHORT);
        Heartbeat closing = heartbeat(
                () -> {
                    other.close();
                    closed.set(true);
                    threads.happened();
                },
                SHORT);
        threads.start("A", other::start);
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        threads.start("A", closing::start);
        threads.settle();
        assertThat(closed).withFailMessage("""
            The beat of one heartbeat closed another one, whose own beat was in progress. That close() returned at once.
            Only a heartbeat's own beat may be let out of close() while a beat is in progress.
            How does close() find out who is calling it?\
            """).isFalse();
        gate.open();
        threads.eventually(
                "The beat of one heartbeat closed another one, whose own beat has ended. That close() never returned.",
                closed::get);
    }

    @Promise("02.4")
    void theBeatMayCallCloseWhileAnotherThreadIsInClose(Threads threads) {
        Gate gate = threads.gate("its beat, before close()");
        itself.set(heartbeat(
                () -> {
                    gate.pass();
                    itself.get().close();
                },
                SHORT));
        threads.start("A", itself.get()::start);
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        TestThread<Void> b = threads.start("B", itself.get()::close);
        threads.settle();
        gate.open();
        b.awaitReturn("""
            B waited in close() for a beat in progress, the beat called close(), too, and B's close() never returned.
            What does B hold while it waits, and who needs it?\
            """);
    }

    @Promise("02.4")
    void everyOtherCloseWaitsForABeatInProgress(Threads threads) {
        Gate gate = threads.gate("its beat");
        Heartbeat heartbeat = heartbeat(gate::pass, SHORT);
        threads.start("A", heartbeat::start);
        gate.awaitArrivals(1, "A called start(), and no beat came.");
        TestThread<Void> b = threads.start("B", heartbeat::close);
        TestThread<Void> c = threads.start("C", heartbeat::close);
        threads.settle();
        assertWaits(b, "A beat was in progress, and B and C called close()");
        assertWaits(c, "A beat was in progress, and B and C called close()");
        gate.open();
        b.awaitReturn("The beat has ended, and B's close() never returned.");
        c.awaitReturn("The beat has ended, and C's close() never returned.");
    }

    @Promise("02.4")
    void aNullIsRefused() {
        assertNullRefused("new Heartbeat(null, interval)", catchThrowable(() -> new Heartbeat(null, SHORT)));
        assertNullRefused("new Heartbeat(beat, null)", catchThrowable(() -> new Heartbeat(() -> {}, null)));
    }

    private static void assertNullRefused(String call, Throwable thrown) {
        assertThat(thrown)
                .withFailMessage(
                        "%s threw %s. A null is to be refused with a NullPointerException.",
                        call, thrown == null ? "nothing" : thrown)
                .isInstanceOf(NullPointerException.class);
    }

    private Heartbeat heartbeat(Runnable beat, Duration interval) {
        Heartbeat heartbeat = new Heartbeat(beat, interval);
        made.add(heartbeat);
        return heartbeat;
    }

    private Runnable counting(Threads threads) {
        return () -> {
            beats.incrementAndGet();
            threads.happened();
        };
    }

    private static void assertNoneSince(int atTheEnd, int now) {
        assertThat(now).withFailMessage("""
            B's close() has returned, and after that the beat came again.
            B may have given away by now what the beat needs.
            What does your loop look at before it beats?\
            """).isEqualTo(atTheEnd);
    }

    private static void assertWaits(TestThread<?> closing, String observed) {
        assertThat(closing.hasEnded()).withFailMessage("""
            %s. That close() has ended, and the beat has not.
            Whoever called it goes on as if no beat could disturb him any more.
            When may close() return, and for whom?\
            """, observed).isFalse();
    }

    private static void assertRefused(Threads threads, Heartbeat heartbeat, String call) {
        Throwable thrown =
                threads.start("B", heartbeat::start).awaitThrown("B called " + call + ", and it was not refused.");
        assertThat(thrown).as("what " + call + " throws").isInstanceOf(IllegalStateException.class);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "testkit-helper");
        thread.setDaemon(true);
        thread.start();
    }

    /** Its main returns while one heartbeat beats, one is in a long pause and one in a long beat. */
    static final class Program {
        private static final Duration BRIEF = Duration.ofMillis(2);
        private static final Duration LONG = Duration.ofHours(1);

        public static void main(String[] arguments) throws InterruptedException {
            if (List.of(arguments).contains(ProgramOfItsOwn.ALONE)) {
                background(Program::endWithWhoeverStartedThis);
            }
            CountDownLatch beaten = new CountDownLatch(1);
            new Heartbeat(beaten::countDown, BRIEF).start();
            beaten.await();
            new Heartbeat(() -> {}, LONG).start();
            CountDownLatch begun = new CountDownLatch(1);
            new Heartbeat(() -> beatForAnHour(begun), BRIEF).start();
            begun.await();
            System.out.println(ProgramOfItsOwn.MAIN_RETURNS);
        }

        private static void beatForAnHour(CountDownLatch begun) {
            begun.countDown();
            LockSupport.parkNanos(LONG.toNanos());
        }

        private static void background(Runnable work) {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            thread.start();
        }

        /** A heartbeat that keeps this program alive must not do so for longer than the tests run. */
        private static void endWithWhoeverStartedThis() {
            try {
                int read = 0;
                while (read >= 0) {
                    read = System.in.read();
                }
            } catch (IOException e) {
                // It cannot be heard any more, which comes to the same.
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
