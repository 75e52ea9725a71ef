package interleave.testkit;

import static interleave.testkit.Graded.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Waiting;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a student reads when his threads wait for each other. */
class DeadlockMessagesTest {
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
    void aDeadlockOfTwoMonitors() {
        assertThat(failureOf(threads -> {
                    Object one = new StringBuilder();
                    Object two = Collections.synchronizedList(List.of());
                    Runnable meet = meet(new CyclicBarrier(2));
                    TestThread<Void> a = threads.start("A", () -> Locking.both(one, two, meet));
                    threads.start("B", () -> Locking.both(two, one, meet));
                    a.awaitReturn("A never came back.");
                }))
                .isEqualTo("""
                        A never came back.
                        A and B wait for each other: a deadlock.
                        A waits for ever at Locking.both (Locking.java:#), for the lock of a Collections.SynchronizedRandomAccessList \
                        that B holds since Locking.both (Locking.java:#).
                        B waits for ever at Locking.both (Locking.java:#), for the lock of a StringBuilder \
                        that A holds since Locking.both (Locking.java:#).""");
    }

    @Test
    void aDeadlockOfTwoLocks() {
        assertThat(failureOf(threads -> {
                    Lock one = new ReentrantLock();
                    Lock two = new ReentrantLock();
                    Runnable meet = meet(new CyclicBarrier(2));
                    TestThread<Void> a = threads.start("A", () -> Locking.both(one, two, meet));
                    threads.start("B", () -> Locking.both(two, one, meet));
                    a.awaitReturn();
                }))
                .isEqualTo("""
                        A never returned.
                        A and B wait for each other: a deadlock.
                        A waits for ever at Locking.both (Locking.java:#), in ReentrantLock.lock, for a lock that B holds.
                        B waits for ever at Locking.both (Locking.java:#), in ReentrantLock.lock, for a lock that A holds.""");
    }

    @Test
    void aDeadlockOfALockAndAMonitor() {
        assertThat(failureOf(threads -> {
                    Object one = new Object();
                    Lock two = new ReentrantLock();
                    Runnable meet = meet(new CyclicBarrier(2));
                    TestThread<Void> a = threads.start("A", () -> Locking.monitorThenLock(one, two, meet));
                    threads.start("B", () -> Locking.lockThenMonitor(two, one, meet));
                    a.awaitReturn();
                }))
                .isEqualTo("""
                        A never returned.
                        A and B wait for each other: a deadlock.
                        A waits for ever at Locking.monitorThenLock (Locking.java:#), in ReentrantLock.lock, for a lock that B holds.
                        B waits for ever at Locking.lockThenMonitor (Locking.java:#), for the lock of an Object \
                        that A holds since Locking.monitorThenLock (Locking.java:#).""");
    }

    @Test
    void aDeadlockOfThreeInACircleWhileAFourthLooksOn() {
        assertThat(failureOf(threads -> {
                    Object one = new Object();
                    Object two = new Object();
                    Object three = new Object();
                    Runnable meet = meet(new CyclicBarrier(3));
                    TestThread<Void> b = threads.start("B", () -> Locking.both(one, two, meet));
                    threads.start("C", () -> Locking.both(two, three, meet));
                    threads.start("D", () -> Locking.both(three, one, meet));
                    threads.start("A", () -> Waiting.toBeCountedDown(new CountDownLatch(1)));
                    b.awaitReturn();
                }))
                .isEqualTo("""
                        B never returned.
                        B, C and D wait for each other in a circle: a deadlock.
                        B waits for ever at Locking.both (Locking.java:#), for the lock of an Object that C holds since Locking.both (Locking.java:#).
                        C waits for ever at Locking.both (Locking.java:#), for the lock of an Object that D holds since Locking.both (Locking.java:#).
                        D waits for ever at Locking.both (Locking.java:#), for the lock of an Object that B holds since Locking.both (Locking.java:#).
                        A waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.""");
    }

    @Test
    void aThreadThatLocksItselfOutWithASemaphore() {
        assertThat(failureOf(threads -> threads.start("A", () -> Locking.twice(new Semaphore(1)))
                        .awaitReturn()))
                .isEqualTo("""
                        A never returned.
                        A waits for ever at Locking.twice (Locking.java:#), in Semaphore.acquire.""");
    }

    @Test
    void aThreadThatWaitsForItsOwnEnd() {
        assertThat(failureOf(threads -> threads.start("A", () -> Waiting.forTheEndOf(Thread.currentThread()))
                        .awaitReturn()))
                .isEqualTo("""
                        A never returned.
                        A waits for itself: a deadlock.
                        A waits for ever at Waiting.forTheEndOf (Waiting.java:#), in Thread.join, until A ends.""");
    }
}
