package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
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
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    public void run() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(workers, 16));
        CountDownLatch ready = new CountDownLatch(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
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
                while (ready.getCount() > 0) {
                    try {
                        ready.await();
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
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.DAYS);
        if (!failures.isEmpty()) {
            IllegalStateException thrown = new IllegalStateException(failures.remove());
            failures.forEach(thrown::addSuppressed);
            throw thrown;
        }
    }
}
