package interleave.barrierinit;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        CountDownLatch done = new CountDownLatch(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        for (int i = 0; i < workers; i++) {
            int number = i;
            pool.execute(() -> {
                live(number, ready, failures);
                done.countDown();
            });
        }
        done.await();
        throwIfAny(failures);
    }

    private void live(int i, CountDownLatch ready, Queue<Throwable> failures) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.add(t);
        }
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            return;
        }
        if (failures.isEmpty()) {
            work.accept(i);
        }
    }

    private static void throwIfAny(Queue<Throwable> failures) {
        Throwable cause = failures.peek();
        if (cause != null) {
            IllegalStateException failed = new IllegalStateException(cause);
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
