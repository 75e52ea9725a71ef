package interleave.testkit;

import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Waiting;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** After {@code settle()}, what has not happened will not happen by itself. */
class SettleTest {
    @BeforeEach
    void letWaitersWait() {
        Waiting.stop = false;
    }

    @AfterEach
    void letWaitersGo() {
        Waiting.stop = true;
    }

    private static Duration timeOf(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void everyThreadHasComeToItsPlace() {
        passes(threads -> {
            Gate disk = threads.gate("its latency");
            CountDownLatch never = new CountDownLatch(1);
            threads.start("A", () -> Locking.whileHoldingTheClass(disk::pass));
            threads.settle();
            TestThread<Void> b = threads.start("B", () -> Locking.whileHoldingTheClass(disk::pass));
            TestThread<Void> c = threads.start("C", () -> Waiting.toBeCountedDown(never));
            threads.settle();
            assertThat(disk.arrivals()).isEqualTo(1);
            assertThat(b.thread().getState()).isEqualTo(Thread.State.BLOCKED);
            assertThat(c.thread().getState()).isEqualTo(Thread.State.WAITING);
        });
    }

    @Test
    void aLongChainOfWakeUpsIsOver() {
        passes(threads -> {
            int length = 200;
            CountDownLatch[] links = new CountDownLatch[length + 1];
            for (int i = 0; i <= length; i++) {
                links[i] = new CountDownLatch(1);
            }
            for (int i = 0; i < length; i++) {
                CountDownLatch mine = links[i];
                CountDownLatch next = links[i + 1];
                threads.start("T" + i, () -> {
                    mine.await();
                    next.countDown();
                });
            }
            threads.settle();
            links[0].countDown();
            threads.settle();
            assertThat(links[length].getCount()).isZero();
        });
    }

    @Test
    void pollersHaveSeenWhatThereWasToSee() {
        passes(threads -> {
            AtomicBoolean first = new AtomicBoolean();
            AtomicBoolean second = new AtomicBoolean();
            threads.start("A", () -> {
                Waiting.untilByPolling(first::get, 100);
                second.set(true);
            });
            TestThread<Void> b = threads.start("B", () -> Waiting.untilByPolling(second::get, 100));
            threads.settle();
            first.set(true);
            threads.settle();
            assertThat(b.hasEnded()).isTrue();
        });
    }

    @RepeatedTest(5)
    void longWorkIsOver() {
        passes(threads -> {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
            AtomicInteger taken = new AtomicInteger();
            threads.start("A", () -> {
                for (int i = 0; i < 5_000; i++) {
                    queue.put(i);
                }
            });
            threads.start("B", () -> {
                while (true) {
                    queue.take();
                    taken.incrementAndGet();
                }
            });
            threads.settle();
            assertThat(taken).hasValue(5_000);
        });
    }

    @Test
    void spinningThreadsAreNotWaitedFor() {
        passes(threads -> {
            threads.start("A", Waiting::byRunning);
            threads.start("B", Waiting::byYielding);
            assertThat(timeOf(threads::settle)).isLessThan(Duration.ofSeconds(10));
        });
    }

    @Test
    void sleepersAreNotWaitedFor() {
        passes(threads -> {
            threads.start("A", () -> Waiting.sleepOnce(60_000));
            threads.start("B", () -> Waiting.bySleeping(1));
            threads.start("C", () -> Waiting.bySleeping(100));
            assertThat(timeOf(threads::settle)).isLessThan(Duration.ofSeconds(10));
        });
    }
}
