package interleave.testkit;

import static interleave.testkit.Graded.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Throwing;
import interleave.sample.Waiting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a student reads when his threads do not come to an end. */
class HangMessagesTest {
    @BeforeEach
    void letWaitersWait() {
        Patience.beShort();
        Waiting.stop = false;
    }

    @AfterEach
    void letWaitersGo() {
        Patience.beAsUsual();
        Waiting.stop = true;
    }

    private static Runnable meet(CyclicBarrier barrier) {
        return () -> {
            try {
                barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void aLockThatAThreadHasKeptWhenItEnded() {
        assertThat(failureOf(threads -> {
                    Lock lock = new ReentrantLock();
                    threads.start("A", () -> Locking.keep(lock)).awaitReturn();
                    threads.start("B", () -> Locking.keep(lock)).awaitReturn();
                }))
                .isEqualTo("""
                        B never returned.
                        B waits for ever at Locking.keep (Locking.java:#), in ReentrantLock.lock, for a lock that A kept when it ended.""");
    }

    @Test
    void aLostWakeUp() {
        assertThat(failureOf(threads -> threads.start("A", () -> Waiting.toBeNotified(new Object()))
                        .awaitReturn()))
                .isEqualTo("""
                        A never returned.
                        A waits for ever at Waiting.toBeNotified (Waiting.java:#), in Object.wait, and nobody notifies it.""");
    }

    @Test
    void aConditionThatNobodySignals() {
        assertThat(failureOf(threads -> {
                    Lock lock = new ReentrantLock();
                    threads.start("A", () -> Waiting.toBeSignalled(lock, lock.newCondition()))
                            .awaitReturn();
                }))
                .isEqualTo("""
                        A never returned.
                        A waits for ever at Waiting.toBeSignalled (Waiting.java:#), in Condition.await, and nobody signals it.""");
    }

    @Test
    void aLatchAFutureAndTheEndOfAnotherThread() {
        assertThat(failureOf(threads -> {
                    TestThread<Void> a = threads.start("A", () -> Waiting.toBeCountedDown(new CountDownLatch(1)));
                    TestThread<Void> b = threads.start("B", () -> Waiting.forTheEndOf(a.thread()));
                    threads.start("C", () -> Waiting.forTheResultOf(new CompletableFuture<>()));
                    b.awaitEnd();
                }))
                .isEqualTo("""
                        B never ended.
                        A waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.
                        B waits for ever at Waiting.forTheEndOf (Waiting.java:#), in Thread.join, until A ends.
                        C waits for ever at Waiting.forTheResultOf (Waiting.java:#), in CompletableFuture.get.""");
    }

    @Test
    void aThreadThatTheTestHolds() {
        assertThat(failureOf(threads -> {
                    Gate disk = threads.gate("its latency");
                    TestThread<Void> a = threads.start("A", () -> Locking.whileHoldingTheClass(disk::pass));
                    disk.awaitArrivals(1, "A never came to its latency.");
                    threads.start("B", () -> Locking.whileHoldingTheClass(disk::pass));
                    disk.awaitArrivals(2, "B never came to its latency.");
                    a.awaitReturn();
                }))
                .isEqualTo("""
                        B never came to its latency.
                        A is held by the test in its latency.
                        B waits for ever at Locking.whileHoldingTheClass (Locking.java:#), for the lock of a Class \
                        that A holds since Locking.whileHoldingTheClass (Locking.java:#).""");
    }

    @Test
    void theLockOfALambda() {
        assertThat(failureOf(threads -> {
                    Gate disk = threads.gate("its latency");
                    Runnable latency = () -> disk.pass();
                    TestThread<Void> a = threads.start("A", () -> Locking.both(latency, Locking.NOTHING, latency));
                    disk.awaitArrivals(1, "A never came to its latency.");
                    threads.start("B", () -> Locking.both(latency, Locking.NOTHING, latency));
                    threads.start("C", () -> Locking.both(Locking.NOTHING, new Object(), latency));
                    disk.awaitArrivals(2, "Neither B nor C came to its latency.");
                    threads.start("D", () -> Locking.both(Locking.NOTHING, new Object(), latency));
                    a.awaitReturn();
                }))
                .isEqualTo("""
                        A never returned.
                        A is held by the test in its latency.
                        B waits for ever at Locking.both (Locking.java:#), for the lock of what the test gave it \
                        that A holds since Locking.both (Locking.java:#).
                        C is held by the test in its latency.
                        D waits for ever at Locking.both (Locking.java:#), for the lock of a lambda of Locking \
                        that C holds since Locking.both (Locking.java:#).""");
    }

    @Test
    void aThreadThatWaitsInWhatTheTestGaveIt() {
        assertThat(failureOf(threads -> {
                    CountDownLatch never = new CountDownLatch(1);
                    threads.start("A", () -> Locking.whileHoldingTheClass(meet(new CyclicBarrier(2))))
                            .awaitReturn();
                    never.await();
                }))
                .isEqualTo("""
                        A never returned.
                        A waits for ever at Locking.whileHoldingTheClass (Locking.java:#), in what the test gave it to run.""");
    }

    @Test
    void aBusyLoop() {
        // From the second one on the loop's question looks at a set, and that is no call of the answer's either.
        for (int loop = 0; loop < 10; loop++) {
            assertThat(failureOf(
                            threads -> threads.start("A", Waiting::byRunning).awaitReturn()))
                    .isEqualTo("""
                            A never returned.
                            A is still running at Waiting.byRunning (Waiting.java:#).""");
        }
    }

    @Test
    void aThreadThatSleepsForLong() {
        assertThat(failureOf(threads ->
                        threads.start("A", () -> Waiting.sleepOnce(60_000)).awaitReturn()))
                .isEqualTo("""
                        A never returned.
                        A waits with a time limit, again and again or for long, at Waiting.sleepOnce (Waiting.java:#), in Thread.sleep.""");
    }

    @Test
    void aLivelock() {
        String seen = failureOf(threads -> {
            Lock one = new ReentrantLock();
            Lock two = new ReentrantLock();
            one.lock();
            TestThread<Void> a = threads.start("A", () -> Waiting.afterYou(two, one, () -> {}));
            a.awaitReturn();
        });
        assertThat(seen).isEqualTo("""
                        A never returned.
                        A waits with a time limit, again and again or for long, at Waiting.afterYou (Waiting.java:#), in LockSupport.parkNanos.""");
    }

    @Test
    void aCallOnTheTestsOwnThread() {
        assertThat(failureOf(threads -> new Throwing.EndlessConstructor(new Object())))
                .isEqualTo("""
                        A call of the test never came back.
                        The test's thread waits for ever at new Throwing.EndlessConstructor (Throwing.java:#), in Object.wait, and nobody notifies it.""");
    }

    @Test
    void aCallWithinACondition() {
        assertThat(failureOf(threads -> {
                    Gate disk = threads.gate("its latency");
                    threads.start("A", () -> Locking.whileHoldingTheClass(disk::pass));
                    disk.awaitArrivals(1, "A never came to its latency.");
                    threads.eventually("Nothing was seen.", () -> {
                        Locking.whileHoldingTheClass(() -> {});
                        return true;
                    });
                }))
                .isEqualTo("""
                        A call of the test never came back.
                        A is held by the test in its latency.
                        The test's thread waits for ever at Locking.whileHoldingTheClass (Locking.java:#), for the lock of a Class \
                        that A holds since Locking.whileHoldingTheClass (Locking.java:#).""");
    }

    /** Fields of a test's class are made before the test's method runs. */
    static class FieldTest {
        private final Object never = never();

        private static Object never() {
            try {
                return new Throwing.EndlessConstructor(new Object());
            } catch (InterruptedException e) {
                return e;
            }
        }

        @Promise("00.1")
        void promise() {
            assertThat(never).isNotNull();
        }
    }

    @Test
    void aFieldOfTheTestsClass() {
        assertThat(Graded.withoutLineNumbers(
                        Graded.failuresIn(FieldTest.class).get(0).orElseThrow().getMessage()))
                .isEqualTo("""
                        A call of the test never came back.
                        The test's thread waits for ever at new Throwing.EndlessConstructor (Throwing.java:#), in Object.wait, and nobody notifies it.""");
    }

    @Test
    void ofManyThreadsSomeAreTold() {
        String seen = failureOf(threads -> {
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 100; i < 300; i++) {
                threads.start("T-" + i, () -> Waiting.toBeCountedDown(never));
            }
            threads.eventually("Not one of 200 threads came back.", () -> false);
        });
        assertThat(seen.lines())
                .hasSize(12)
                .startsWith(
                        "Not one of 200 threads came back.",
                        "T-100 waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.")
                .endsWith("And 190 more threads wait or run.");
    }

    @Test
    void ofManyThreadsThatTheTestHasNumberedOneSentenceTells() {
        assertThat(failureOf(threads -> {
                    CountDownLatch never = new CountDownLatch(1);
                    for (int i = 0; i < 40; i++) {
                        threads.start("A" + i, () -> Waiting.toBeCountedDown(never));
                    }
                    threads.start("B1", () -> Waiting.toBeNotified(new Object()));
                    threads.eventually("Nobody came back.", () -> false);
                }))
                .isEqualTo("""
                        Nobody came back.
                        Each of several threads named A and a number waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.
                        B1 waits for ever at Waiting.toBeNotified (Waiting.java:#), in Object.wait, and nobody notifies it.""");
    }

    @Test
    void ofManyThreadsWithoutNamesOneStandsForAllThatDoTheSame() {
        CountDownLatch never = new CountDownLatch(1);
        Runnable wait = () -> {
            try {
                Waiting.toBeCountedDown(never);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        };
        assertThat(failureOf(threads -> threads.start("A", () -> {
                            for (int i = 0; i < 40; i++) {
                                new Thread(wait).start();
                            }
                            wait.run();
                        })
                        .awaitReturn()))
                .isEqualTo("""
                        A never returned.
                        A waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.
                        Each of 40 other threads waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.""");
    }
}
