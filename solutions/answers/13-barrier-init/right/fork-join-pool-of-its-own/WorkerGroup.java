package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** Each run has a fork-join pool of as many workers, whose threads are joined in the end. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    public void run() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ForkJoinPool pool = new ForkJoinPool(
                workers,
                p -> {
                    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(p);
                    threads.add(thread);
                    return thread;
                },
                null,
                true);
        CountDownLatch ready = new CountDownLatch(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try {
            for (int i = 0; i < workers; i++) {
                int number = i;
                pool.execute(() -> {
                    try {
                        initialise.accept(number);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                    ready.countDown();
                    boolean interrupted = false;
                    while (true) {
                        try {
                            ready.await();
                            break;
                        } catch (InterruptedException e) {
                            interrupted = true;
                        }
                    }
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    if (failures.isEmpty()) {
                        work.accept(number);
                    }
                });
            }
        } finally {
            pool.shutdown();
        }
        pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            IllegalStateException thrown = new IllegalStateException("not initialised", failures.poll());
            for (Throwable other : failures) {
                thrown.addSuppressed(other);
            }
            throw thrown;
        }
    }
}
