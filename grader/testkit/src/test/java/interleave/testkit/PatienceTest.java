package interleave.testkit;

import static interleave.testkit.Graded.passes;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.sample.Locking;
import interleave.sample.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Right programs are never called stuck, however long they take and wherever their work is done. */
class PatienceTest {
    @BeforeEach
    void letWaitersWait() {
        Waiting.stop = false;
    }

    @AfterEach
    void letWaitersGo() {
        Waiting.stop = true;
    }

    private static int work(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        int turns = 0;
        while (System.nanoTime() < end) {
            turns++;
        }
        return turns;
    }

    @Test
    void whileAPoolWorksAllMayWait() {
        ExecutorService pool = Executors.newCachedThreadPool();
        passes(threads -> {
            threads.start("A", () -> Waiting.forTheResultOf(pool.submit(() -> work(800))))
                    .awaitReturn();
            threads.start(
                            "B",
                            () -> Waiting.forTheResultOf(
                                    ForkJoinPool.commonPool().submit(() -> work(800))))
                    .awaitReturn();
            threads.start(
                            "C",
                            () -> Waiting.forTheResultOf(CompletableFuture.supplyAsync(() -> work(400))
                                    .thenApplyAsync(i -> work(400))))
                    .awaitReturn();
            threads.start(
                            "D",
                            () -> Waiting.forTheResultOf(pool.submit(() -> {
                                Thread.sleep(900);
                                return 1;
                            })))
                    .awaitReturn();
        });
        pool.shutdownNow();
    }

    @Test
    void theTestsOwnThreadMayWaitItself() {
        passes(threads ->
                assertThat(CompletableFuture.supplyAsync(() -> work(900)).get()).isPositive());
    }

    /** A thread that the student's class started in its first test, and which does all the work ever since. */
    @Test
    void aThreadOfAnEarlierTestMayDoTheWork() {
        BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        Thread worker = new Thread(() -> {
            while (!Waiting.stop) {
                try {
                    queue.take().run();
                } catch (InterruptedException e) {
                    // Goes on.
                }
            }
        });
        worker.setDaemon(true);
        Graded.Script useIt = threads -> {
            CountDownLatch done = new CountDownLatch(1);
            queue.add(() -> {
                work(800);
                done.countDown();
            });
            threads.settle();
            threads.start("A", () -> Waiting.toBeCountedDown(done)).awaitReturn();
        };
        passes(threads -> {
            worker.start();
            useIt.run(threads);
        });
        passes(useIt);
        passes(useIt);
        Waiting.stop = true;
        queue.add(() -> {});
    }

    @Test
    void idleWorkersDoNotHideADeadlock() {
        ExecutorService pool = Executors.newCachedThreadPool();
        assertThat(Graded.failureOf(threads -> {
                    pool.submit(() -> {}).get();
                    CompletableFuture.runAsync(() -> {}).get();
                    threads.start("A", () -> Waiting.toBeCountedDown(new CountDownLatch(1)))
                            .awaitReturn();
                }))
                .isEqualTo("""
                        A never returned.
                        A waits for ever at Waiting.toBeCountedDown (Waiting.java:#), in CountDownLatch.await.""");
        pool.shutdownNow();
    }

    @Test
    void twoHundredThreadsTakeTheirTurns() {
        passes(threads -> {
            AtomicInteger turns = new AtomicInteger();
            List<TestThread<Void>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(threads.start(
                        "T" + i,
                        () -> Locking.whileHoldingTheClass(() -> {
                            work(1);
                            turns.incrementAndGet();
                        })));
            }
            threads.eventually(
                    "Not all took their turn.", () -> assertThat(turns).hasValue(200));
            all.forEach(TestThread::awaitReturn);
        });
    }

    @Test
    void aSpinnerMaySpinWhileAnotherThreadWorks() {
        passes(threads -> {
            threads.start("A", Waiting::byRunning);
            threads.start("B", () -> work(300)).awaitReturn();
            threads.start("C", () -> Waiting.sleepOnce(300)).awaitReturn();
        });
    }

    @Test
    void pollersMayTakeTheirTime() {
        passes(threads -> {
            AtomicInteger turn = new AtomicInteger();
            List<TestThread<Void>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int mine = i;
                all.add(threads.start("T" + i, () -> {
                    Waiting.untilByPolling(() -> turn.get() == mine, 100);
                    turn.incrementAndGet();
                }));
            }
            all.forEach(TestThread::awaitReturn);
        });
    }

    @Test
    void aTestThatIsLongTellsThatItGoesOn() {
        passes(threads -> {
            for (int i = 0; i < 8; i++) {
                work(300);
                threads.happened();
            }
        });
    }
}
