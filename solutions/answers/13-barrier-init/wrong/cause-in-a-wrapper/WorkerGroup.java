package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int number = i;
                futures.add(pool.submit(() -> live(number, ready, failures)));
            }
            IllegalStateException failed = null;
            for (Future<?> future : futures) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    if (failed == null) {
                        failed = new IllegalStateException(e);
                    } else {
                        failed.addSuppressed(e);
                    }
                }
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
            if (failed != null) {
                throw failed;
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void live(int i, CountDownLatch ready, Queue<Throwable> failures) {
        try {
            initialise.accept(i);
        } catch (RuntimeException | Error e) {
            failures.add(e);
            throw e;
        } finally {
            ready.countDown();
        }
        try {
            ready.await();
        } catch (InterruptedException e) {
            return;
        }
        if (failures.isEmpty()) {
            work.accept(i);
        }
    }
}
