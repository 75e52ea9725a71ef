package interleave.testkit;

import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test leaves behind is stopped, and what cannot be stopped does not spoil the next test. */
class CleanUpTest {
    private final AtomicReference<Thread> left = new AtomicReference<>();

    @BeforeEach
    void letWaitersWait() {
        Waiting.stop = false;
    }

    @AfterEach
    void letWaitersGo() {
        Patience.beAsUsual();
        Waiting.stop = true;
    }

    /** The next test: it can still wait for a stillness, see a hang and say who hangs, and see that all is well. */
    private static void theNextTestIsAsGoodAsEver() {
        long begin = System.nanoTime();
        passes(threads -> {
            Gate disk = threads.gate("its latency");
            TestThread<Void> a = threads.start("A", disk::pass);
            threads.settle();
            assertThat(disk.arrivals()).isEqualTo(1);
            a.assertBurnsNoCpu("");
            disk.open();
            a.awaitReturn();
        });
        Patience.beShort();
        assertThat(Graded.failureOf(threads -> threads.start("C", () -> Waiting.toBeCountedDown(new CountDownLatch(1)))
                        .awaitReturn()))
                .isEqualTo("""
                        C never returned.
                        C waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.""");
        Patience.beAsUsual();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aThreadThatHeedsTheInterruptEnds() {
        passes(threads -> {
            TestThread<Void> a = threads.start("A", () -> Waiting.toBeNotified(new Object()));
            left.set(a.thread());
            threads.settle();
        });
        assertThat(left.get().isAlive()).isFalse();
    }

    @Test
    void aThreadAtAGateGoesOn() {
        AtomicReference<Boolean> passed = new AtomicReference<>(false);
        passes(threads -> {
            Gate disk = threads.gate("its latency");
            threads.start("A", () -> {
                disk.pass();
                passed.set(true);
            });
            disk.awaitArrivals(1, "A never came.");
        });
        assertThat(passed).hasValue(true);
    }

    @Test
    void aThreadThatTheStudentHasStartedEnds() {
        passes(threads -> {
            Thread worker = new Thread(() -> {
                try {
                    Waiting.toBeNotified(new Object());
                } catch (InterruptedException e) {
                    // Ends.
                }
            });
            worker.start();
            left.set(worker);
        });
        assertThat(left.get().isAlive()).isFalse();
    }

    @Test
    void aDeadlock() {
        passes(threads -> {
            Object one = new Object();
            Object two = new Object();
            CyclicBarrier barrier = new CyclicBarrier(2);
            Runnable meet = () -> {
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
            threads.start("A", () -> Locking.both(one, two, meet));
            threads.start("B", () -> Locking.both(two, one, meet));
            threads.settle();
        });
        theNextTestIsAsGoodAsEver();
    }

    @Test
    void aThreadThatSwallowsInterrupts() {
        passes(threads -> {
            threads.start("A", Waiting::stubbornly);
            threads.settle();
        });
        theNextTestIsAsGoodAsEver();
    }

    @Test
    void anEndlessLoopIsEnded() {
        for (Action loop : List.<Action>of(
                Waiting::byRunning,
                Waiting::byYielding,
                Waiting::byOnSpinWait,
                Waiting::byParkingForANanosecond,
                Waiting::byRunningWhateverIsThrown,
                Waiting::byCallingItself)) {
            passes(threads -> {
                left.set(threads.start("A", loop).thread());
                threads.settle();
            });
            assertThat(left.get().isAlive()).isFalse();
        }
        theNextTestIsAsGoodAsEver();
    }

    @Test
    void endlessLoopsOfAPoolAreEnded() {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        passes(threads -> {
            pool.execute(Waiting::byRunning);
            pool.execute(Waiting::byRunning);
            threads.settle();
        });
        passes(threads -> assertThat(pool.submit(() -> 2).get()).isEqualTo(2));
        pool.shutdownNow();
        theNextTestIsAsGoodAsEver();
    }

    @Test
    void whoWakesUpNowAndThenGoesOn() {
        passes(threads -> {
            left.set(threads.start("A", Waiting::bySleepingWhateverIsThrown).thread());
            threads.settle();
        });
        assertThat(left.get().isAlive()).isTrue();
    }

    @Test
    void anEndlessLoopThroughAGate() {
        passes(threads -> {
            Gate disk = threads.gate("its latency");
            disk.open();
            threads.start("A", () -> {
                while (!Waiting.stop) {
                    disk.pass();
                    Thread.onSpinWait();
                }
            });
            threads.settle();
        });
        Waiting.stop = true;
        theNextTestIsAsGoodAsEver();
    }

    @Test
    void aLockThatAnEarlierTestHasKept() {
        passes(threads -> {
            CountDownLatch in = new CountDownLatch(1);
            TestThread<Void> a = threads.start(
                    "A",
                    () -> Locking.whileHoldingTheClass(() -> {
                        in.countDown();
                        Waiting.stubbornly();
                    }));
            left.set(a.thread());
            in.await();
        });
        Patience.beShort();
        assertThat(Graded.failureOf(threads -> threads.start("B", () -> Locking.whileHoldingTheClass(() -> {}))
                        .awaitReturn()))
                .isEqualTo("""
                        B never returned.
                        B waits for ever at Locking.whileHoldingTheClass (Locking.java:#), for the lock of a Class \
                        that A, a thread left over from an earlier test, holds.""");
        Waiting.stop = true;
        LockSupport.unpark(left.get());
    }

    @Test
    void aPoolThatWasNotShutDown() {
        ExecutorService fixed = Executors.newFixedThreadPool(2);
        ExecutorService cached = Executors.newCachedThreadPool();
        passes(threads -> {
            fixed.submit(() -> 1).get();
            cached.submit(() -> 1).get();
        });
        theNextTestIsAsGoodAsEver();
        passes(threads -> {
            assertThat(fixed.submit(() -> 2).get()).isEqualTo(2);
            assertThat(cached.submit(() -> 2).get()).isEqualTo(2);
        });
        fixed.shutdownNow();
        cached.shutdownNow();
    }

    @Test
    void aTimerThatStillRuns() {
        Timer timer = new Timer(true);
        passes(threads -> {
            CountDownLatch beats = new CountDownLatch(3);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            beats.countDown();
                        }
                    },
                    0,
                    20);
            beats.await();
        });
        timer.cancel();
        theNextTestIsAsGoodAsEver();
    }

    @Test
    void asynchronousWorkThatNeverEnds() {
        passes(threads -> {
            CountDownLatch in = new CountDownLatch(1);
            CompletableFuture.runAsync(() -> {
                in.countDown();
                try {
                    Waiting.toBeNotified(new Object());
                } catch (InterruptedException e) {
                    // The pool goes on.
                }
            });
            in.await();
        });
        passes(threads ->
                assertThat(CompletableFuture.supplyAsync(() -> 1).get()).isEqualTo(1));
        passes(threads -> {
            CompletableFuture<Integer> late = CompletableFuture.supplyAsync(
                    () -> 1, CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS));
            assertThat(threads.start("A", () -> late.get()).awaitReturn()).isEqualTo(1);
        });
        passes(threads -> {
            CompletableFuture<Integer> late = CompletableFuture.supplyAsync(
                    () -> 1, CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS));
            assertThat(threads.start("A", () -> late.get()).awaitReturn()).isEqualTo(1);
        });
        theNextTestIsAsGoodAsEver();
    }
}
