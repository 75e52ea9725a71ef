package interleave.startandjoin;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Phaser;

public class Workers {
    private Workers() {}

    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool) {
            super(pool);
            setDaemon(false);
        }
    }

    /** A pool as wide as the list; nobody leaves it before everybody has begun, so that no thread takes two tasks. */
    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> all = List.copyOf(tasks);
        if (all.isEmpty()) {
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(all.size(), Worker::new, null, true);
        CountDownLatch begun = new CountDownLatch(all.size());
        Phaser ended = new Phaser(all.size());
        int phase = ended.getPhase();
        for (int i = 0; i < all.size(); i++) {
            int number = i;
            pool.execute(() -> {
                Thread self = Thread.currentThread();
                self.setName("worker-" + number);
                begun.countDown();
                try {
                    all.get(number).run();
                } catch (Throwable failure) {
                    tell(self, failure);
                } finally {
                    ended.arrive();
                    awaitAll(begun);
                }
            });
        }
        pool.shutdown();
        ended.awaitAdvanceInterruptibly(phase);
    }

    private static void tell(Thread thread, Throwable failure) {
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (Throwable ignored) {
            // like the JVM
        }
    }

    private static void awaitAll(CountDownLatch begun) {
        while (true) {
            try {
                begun.await();
                return;
            } catch (InterruptedException again) {
                // the task is over; nobody needs this any more
            }
        }
    }
}
