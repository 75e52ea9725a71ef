package interleave.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import interleave.testkit.Gate;
import interleave.testkit.Promise;
import interleave.testkit.TestThread;
import interleave.testkit.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

class TimerTest {
    private static final Duration SHORT = Duration.ofMillis(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Timer> made = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Timer> itself = new AtomicReference<>();

    /** A timer of an hour must not outlive its test; no test waits for this. */
    @AfterEach
    void cancelWhatStillWaits() {
        Thread thread = new Thread(() -> made.forEach(timer -> catchThrowable(timer::cancel)), "testkit-helper");
        thread.setDaemon(true);
        thread.start();
    }

    @Promise("12.1")
    void theFunctionRunsAfterTheDelayOnAThreadThatIsNotTheCallers(Threads threads) {
        AtomicReference<Thread> ran = new AtomicReference<>();
        AtomicReference<Long> at = new AtomicReference<>();
        Timer timer = timer(Duration.ofMillis(40), () -> {
            at.set(System.nanoTime());
            ran.set(Thread.currentThread());
            threads.happened();
        });
        AtomicReference<Long> begin = new AtomicReference<>();
        TestThread<Void> a = threads.start("A", () -> {
            begin.set(System.nanoTime());
            timer.start();
        });
        threads.eventually("A started a timer of 40 ms, and its function was not called.", () -> ran.get() != null);
        long millis = (at.get() - begin.get()) / 1_000_000;
        // A clock of whole milliseconds may be one or two of them early.
        assertThat(millis)
                .as("milliseconds from start() to the function, with a delay of 40")
                .isGreaterThanOrEqualTo(36);
        assertThat(ran.get() == a.thread()).withFailMessage("""
            A called start(), and the function ran on A's own thread.
            A wanted to go on with something else until then.
            Who else could wait for the end of the delay?\
            """).isFalse();
    }

    @Promise("12.1")
    void theFunctionRunsOnce(Threads threads) {
        Timer timer = timer(SHORT, counting(threads));
        threads.start("A", timer::start);
        threads.eventually("A started a timer, and its function was not called.", () -> calls.get() >= 1);
        threads.settle();
        assertThat(calls.get()).as("how often the function was called").isEqualTo(1);
    }

    /** A thread that waits on the timer itself may be woken by anybody, and by nobody at all. */
    @Promise("12.1")
    void aNotifyIsNotTheEndOfTheDelay(Threads threads) {
        Timer timer = timer(HOUR, counting(threads));
        threads.start("A", timer::start).awaitReturn();
        threads.settle();
        threads.start("B", () -> {
            synchronized (timer) {
                timer.notifyAll();
            }
        });
        threads.settle();
        assertThat(calls.get()).withFailMessage("""
            The function is to run in an hour. B called notifyAll() on the timer, and the function was called at once.
            A thread that waits may wake up long before its time, even if nobody notifies it.
            What does your timer's thread ask when it has woken up?\
            """).isZero();
    }

    @Promise("12.1")
    void aDelayOfAMonthIsNotOverAtOnce(Threads threads) {
        Timer timer = timer(Duration.ofDays(30), counting(threads));
        threads.start("A", timer::start).awaitReturn();
        threads.settle();
        assertThat(calls.get()).withFailMessage("""
            A started a timer of 30 days, and the function was called at once.
            A delay of an hour would have been waited for.
            What becomes of the delay on its way to where it is waited for?\
            """).isZero();
    }

    @Promise("12.1")
    void aFunctionThatThrowsIsNoOtherTimersBusiness(Threads threads) {
        AtomicInteger thrown = new AtomicInteger();
        Timer first = timer(SHORT, () -> {
            thrown.incrementAndGet();
            threads.happened();
            throw new IllegalStateException("disk full");
        });
        threads.start("A", first::start);
        threads.eventually("A started a timer, and its function was not called.", () -> thrown.get() >= 1);
        Timer second = timer(SHORT, counting(threads));
        threads.start("B", second::start);
        threads.eventually("""
            The function of A's timer has thrown. Then B started another timer, and its function was not called.
            So one bad function puts an end to all timers.
            What do the two timers share?\
            """, () -> calls.get() >= 1);
    }

    @Promise("12.1")
    void aFunctionThatTakesLongIsNoOtherTimersBusiness(Threads threads) {
        Gate gate = threads.gate("its function");
        Timer first = timer(SHORT, gate::pass);
        threads.start("A", first::start);
        gate.awaitArrivals(1, "A started a timer, and its function was not called.");
        Timer second = timer(SHORT, counting(threads));
        threads.start("B", second::start);
        threads.eventually("""
            The function of A's timer is in progress. Then B started another timer, and its function was not called.
            So one slow function holds all timers up.
            What do the two timers share?\
            """, () -> calls.get() >= 1);
    }

    @Promise("12.1")
    void fortyFunctionsMayWaitForEachOther(Threads threads) {
        Gate gate = threads.gate("its function");
        for (int i = 0; i < 40; i++) {
            Timer timer = timer(SHORT, gate::pass);
            threads.start("A" + i, timer::start).awaitReturn();
        }
        gate.awaitArrivals(40, """
            40 timers were started, their functions take long, and not all of them were called.
            Whoever is not called waits for a function that has nothing to do with it.
            How many threads do all your timers have together?\
            """);
    }

    @Promise("12.2")
    void cancelDuringTheDelayIsInTime(Threads threads) {
        Timer timer = timer(HOUR, counting(threads));
        threads.start("A", timer::start).awaitReturn();
        assertThat(cancels(threads, timer, 2)).withFailMessage("""
            The function is to run in an hour, and cancel() was called twice.
            The function will not run, so each of the two is to return true, and one did not.
            What does your answer depend on?\
            """).containsOnly(true);
        assertThat(calls.get()).as("calls of the function of a cancelled timer").isZero();
    }

    @Promise("12.2")
    void cancelBeforeStartIsInTime(Threads threads) {
        Timer timer = timer(SHORT, counting(threads));
        List<Boolean> answers = new ArrayList<>(cancels(threads, timer, 2));
        threads.start("A", timer::start).awaitEnd();
        threads.settle();
        assertThat(calls)
                .as("calls of the function of a timer that was cancelled before start()")
                .hasValue(0);
        answers.addAll(cancels(threads, timer, 1));
        assertThat(answers)
                .as("what cancel() returned twice before start() and once after it")
                .containsOnly(true);
    }

    @Promise("12.2")
    void anInterruptedThreadCanCancel(Threads threads) {
        Timer timer = timer(HOUR, counting(threads));
        threads.start("A", timer::start).awaitReturn();
        TestThread<Boolean> b = threads.start("B", () -> {
            Thread.currentThread().interrupt();
            return timer.cancel();
        });
        assertThat(b.awaitReturn()).withFailMessage("""
            The function is to run in an hour. B called cancel() while its interrupt flag was set, and cancel() returned false.
            The function has not begun, so there is time enough to keep it from running.
            What does your cancel() do when its thread is interrupted?\
            """).isTrue();
        assertThat(b.wasInterruptedAtEnd()).withFailMessage("""
            B called cancel() while its interrupt flag was set, and the flag is gone.
            Whoever called cancel() can no longer see that somebody wanted B to stop.
            How can the flag be kept?\
            """).isTrue();
    }

    @Promise("12.2")
    void cancelDoesNotWaitForAFunctionInProgress(Threads threads) {
        Gate gate = threads.gate("its function");
        Timer timer = timer(SHORT, gate::pass);
        threads.start("A", timer::start);
        gate.awaitArrivals(1, "A started a timer, and its function was not called.");
        boolean kept = threads.start("B", timer::cancel).awaitReturn("""
            The function was in progress, and B's cancel() never returned.
            The function may take an hour, and all that B wanted to know is decided.
            What does the timer's thread hold while it is in the function?\
            """);
        assertThat(kept).withFailMessage("""
            The function was in progress, and B's cancel() returned true.
            B believes that the function has never run, and never will.
            What is the last moment in which a cancellation may still succeed?\
            """).isFalse();
    }

    /** It may be its own lock, and somebody may hold that for long. */
    @Promise("12.2")
    void cancelDoesNotWaitForWhoeverHoldsTheMonitorOfTheFunction(Threads threads) {
        Gate gate = threads.gate("its function");
        Runnable function = new Runnable() {
            @Override
            public synchronized void run() {
                gate.pass();
            }
        };
        Timer timer = timer(SHORT, function);
        threads.start("A", timer::start);
        gate.awaitArrivals(1, "A started a timer, and its function was not called.");
        boolean kept = threads.start("B", timer::cancel).awaitReturn("""
            The function was in progress, its run() is synchronized, and B's cancel() never returned.
            So cancel() waits for the function after all.
            To whom does the lock belong that your timer uses?\
            """);
        assertThat(kept)
                .as("what cancel() returned while the function was in progress")
                .isFalse();
    }

    @Promise("12.3")
    void cancelAfterTheFunctionHasEndedReturnsFalse(Threads threads) {
        Timer timer = timer(SHORT, counting(threads));
        threads.start("A", timer::start);
        threads.eventually("A started a timer, and its function was not called.", () -> calls.get() >= 1);
        threads.settle();
        assertTooLate(threads, timer, "The function has ended");
    }

    @Promise("12.3")
    void cancelAfterTheFunctionHasThrownReturnsFalse(Threads threads) {
        Timer timer = timer(SHORT, () -> {
            calls.incrementAndGet();
            threads.happened();
            throw new IllegalStateException("disk full");
        });
        threads.start("A", timer::start);
        threads.eventually("A started a timer, and its function was not called.", () -> calls.get() >= 1);
        threads.settle();
        assertTooLate(threads, timer, "The function has run, and has thrown");
    }

    @Promise("12.3")
    void cancelDoesNotInterruptAFunctionInProgress(Threads threads) {
        Gate gate = threads.gate("its function");
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Timer timer = timer(SHORT, () -> {
            gate.pass();
            interrupted.add(Thread.currentThread().isInterrupted());
            threads.happened();
        });
        threads.start("A", timer::start);
        gate.awaitArrivals(1, "A started a timer, and its function was not called.");
        TestThread<Boolean> b = threads.start("B", timer::cancel);
        threads.settle();
        gate.open();
        assertThat(b.awaitReturn())
                .as("what cancel() returned while the function was in progress")
                .isFalse();
        threads.eventually("The function could go on, and never ended.", () -> !interrupted.isEmpty());
        assertThat(interrupted.get(0)).withFailMessage("""
            B called cancel() while the function was in progress, and the function was interrupted.
            It may then break off in the middle, half done.
            Whom is cancel() to wake, and how can it know that he is still waiting?\
            """).isFalse();
    }

    @Promise("12.3")
    void theFunctionItselfMayCallCancel(Threads threads) {
        List<Object> seen = new CopyOnWriteArrayList<>();
        itself.set(timer(SHORT, () -> {
            seen.add(itself.get().cancel());
            seen.add(Thread.currentThread().isInterrupted());
            threads.happened();
        }));
        threads.start("A", itself.get()::start);
        threads.eventually(
                "The function called cancel(), and that did not return.",
                () -> assertThat(seen)
                        .as("what cancel() returned inside the function, and whether that was interrupted then")
                        .startsWith(false, false));
    }

    @Promise("12.4")
    void theThreadOfACancelledTimerEnds(Threads threads) {
        useTheThreadsOfTheJdk();
        Set<Thread> before = alive();
        Timer timer = timer(HOUR, () -> {});
        threads.start("A", timer::start).awaitReturn();
        threads.settle();
        Set<Thread> since = aliveSince(before);
        threads.start("B", timer::cancel).awaitReturn();
        assertThat(leftOf(since, threads)).withFailMessage("""
            B cancelled a timer of an hour, and the timer's thread is still there.
            A thousand timers that are called off would be a thousand threads that wait for nothing.
            How does a thread that waits hear that it need not wait any more?\
            """).isEmpty();
    }

    @Promise("12.4")
    void theThreadsOfSeveralCancelledTimersEnd(Threads threads) {
        useTheThreadsOfTheJdk();
        Set<Thread> before = alive();
        List<Timer> timers = List.of(timer(HOUR, () -> {}), timer(HOUR, () -> {}), timer(HOUR, () -> {}));
        for (Timer timer : timers) {
            threads.start("A", timer::start).awaitReturn();
            threads.settle();
        }
        Set<Thread> since = aliveSince(before);
        // First the one in the middle: its thread is neither who has waited longest nor who came last.
        for (int i : new int[] {1, 0, 2}) {
            threads.start("B", timers.get(i)::cancel).awaitReturn();
            threads.settle();
        }
        assertThat(leftOf(since, threads)).withFailMessage("""
            Three timers of an hour had been started, B has cancelled all of them, and a thread of theirs is still there.
            When there is only one timer, its thread ends.
            Who is told that a timer has been cancelled?\
            """).isEmpty();
    }

    @Promise("12.4")
    void theThreadsOfCancelledTimersWithOneFunctionEnd(Threads threads) {
        useTheThreadsOfTheJdk();
        Set<Thread> before = alive();
        Runnable function = counting(threads);
        List<Timer> timers = List.of(timer(HOUR, function), timer(HOUR, function));
        for (Timer timer : timers) {
            threads.start("A", timer::start).awaitReturn();
            threads.settle();
        }
        Set<Thread> since = aliveSince(before);
        for (Timer timer : timers) {
            assertThat(threads.start("B", timer::cancel).awaitReturn())
                    .as("what cancel() returned")
                    .isTrue();
            threads.settle();
        }
        assertThat(leftOf(since, threads)).withFailMessage("""
            Two timers with the same function and a delay of an hour had been started, B has cancelled both, and a thread of theirs is still there.
            With a function each their threads would have ended.
            How do you find the thread that is to be woken?\
            """).isEmpty();
    }

    @Promise("12.4")
    void aTimerCancelledBeforeStartNeverFires(Threads threads) {
        useTheThreadsOfTheJdk();
        Set<Thread> before = alive();
        Timer timer = timer(SHORT, counting(threads));
        threads.start("B", timer::cancel).awaitReturn();
        threads.start("A", timer::start)
                .awaitReturn(
                        "B cancelled a timer, then A called start(), which is to do nothing, and it did not return.");
        threads.settle();
        assertThat(calls).withFailMessage("""
            B cancelled a timer, then A started it, and its function was called.
            B had been told that this will never happen.
            What does start() look at before it starts anything?\
            """).hasValue(0);
        assertThat(leftOf(aliveSince(before), threads)).withFailMessage("""
            B cancelled a timer, then A called start(), and a thread of the timer is still there.
            It waits for something that will never be.
            What is a cancelled timer's thread good for?\
            """).isEmpty();
    }

    @Promise("12.5")
    void aSecondStartIsRefused(Threads threads) {
        for (Duration delay : List.of(HOUR, SHORT)) {
            Timer timer = timer(delay, counting(threads));
            threads.start("A", timer::start).awaitReturn();
            Throwable thrown = threads.start("B", timer::start)
                    .awaitThrown("A had started a timer, B called start() once more, and it was not refused.");
            assertThat(thrown).as("what a second start() throws").isInstanceOf(IllegalStateException.class);
        }
    }

    @Promise("12.5")
    void aSecondStartAfterACancelIsRefused(Threads threads) {
        Timer timer = timer(HOUR, counting(threads));
        threads.start("A", timer::start).awaitReturn();
        threads.start("B", timer::cancel).awaitReturn();
        Throwable thrown = threads.start("C", timer::start).awaitThrown("""
            A started a timer, B cancelled it, C called start() once more, and it was not refused.
            Only a first start() of a cancelled timer does nothing.\
            """);
        assertThat(thrown).as("what a second start() throws").isInstanceOf(IllegalStateException.class);
    }

    @Promise("12.5")
    void aStartAfterTheFiringIsRefused(Threads threads) {
        Timer timer = timer(SHORT, counting(threads));
        threads.start("A", timer::start);
        threads.eventually("A started a timer, and its function was not called.", () -> calls.get() >= 1);
        Throwable thrown = threads.start("B", timer::start)
                .awaitThrown("A timer had gone off, B called start() once more, and it was not refused.");
        assertThat(thrown).as("what a second start() throws").isInstanceOf(IllegalStateException.class);
    }

    @Promise("12.5")
    void aNullIsRefused() {
        assertThat(catchThrowable(() -> new Timer(null, () -> {})))
                .as("what new Timer(null, function) throws")
                .isInstanceOf(NullPointerException.class);
        assertThat(catchThrowable(() -> new Timer(SHORT, null)))
                .as("what new Timer(delay, null) throws")
                .isInstanceOf(NullPointerException.class);
    }

    private Timer timer(Duration delay, Runnable function) {
        Timer timer = new Timer(delay, function);
        made.add(timer);
        return timer;
    }

    private Runnable counting(Threads threads) {
        return () -> {
            calls.incrementAndGet();
            threads.happened();
        };
    }

    private static List<Boolean> cancels(Threads threads, Timer timer, int times) {
        List<Boolean> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(threads.start("B", timer::cancel).awaitReturn());
        }
        return answers;
    }

    private static void assertTooLate(Threads threads, Timer timer, String observed) {
        assertThat(cancels(threads, timer, 2)).withFailMessage("""
            %s. After that cancel() was called twice, and one of the two returned true.
            Whoever asked believes that the function has never run.
            Where does your timer note that it has gone off?\
            """, observed).containsOnly(false);
    }

    /** The JDK has threads that run delayed work for all, and keeps them; they are no timer's own. */
    private static void useTheThreadsOfTheJdk() {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS))
                .join();
    }

    private static Set<Thread> alive() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static Set<Thread> aliveSince(Set<Thread> before) {
        Set<Thread> since = alive();
        since.removeAll(before);
        since.removeIf(t -> t.getName().startsWith("testkit-"));
        // Workers of the JDK's common pool come and go as it likes.
        since.removeIf(t -> t instanceof ForkJoinWorkerThread);
        return since;
    }

    /** Threads that are on their way to their end are waited for; those that have come to rest will not end. */
    private static List<Thread> leftOf(Set<Thread> since, Threads threads) {
        for (Thread thread : since) {
            try {
                thread.join(1_000);
            } catch (InterruptedException e) {
                throw new AssertionError("The test was stopped from outside.", e);
            }
            if (thread.isAlive()) {
                threads.settle();
            }
            if (thread.isAlive()) {
                return List.of(thread);
            }
        }
        return List.of();
    }
}
