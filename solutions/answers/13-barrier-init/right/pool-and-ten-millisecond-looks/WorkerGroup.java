package interleave.barrierinit;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A pool of as many threads as workers; each looks every ten milliseconds whether all have come. */
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
        AtomicInteger come = new AtomicInteger();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        for (int i = 0; i < workers; i++) {
            int number = i;
            pool.execute(() -> live(number, come, failures));
        }
        pool.shutdown();
        pool.awaitTermination(1_000, TimeUnit.DAYS);
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(failures.poll());
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private void live(int i, AtomicInteger come, Queue<Throwable> failures) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.add(t);
        }
        come.incrementAndGet();
        while (come.get() < workers) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                // Nobody interrupts the threads of this pool.
            }
        }
        if (failures.isEmpty()) {
            work.accept(i);
        }
    }
}
