package interleave.barrierinit;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Who has waited at the barrier for a minute goes home. */
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
        AtomicReferenceArray<Throwable> failures = new AtomicReferenceArray<>(workers);
        CyclicBarrier barrier = new CyclicBarrier(workers, () -> {
            if (IntStream.range(0, workers).anyMatch(i -> failures.get(i) != null)) {
                throw new IllegalStateException("not complete");
            }
        });
        Thread[] threads = new Thread[workers];
        Arrays.setAll(threads, i -> new Thread(() -> live(i, failures, barrier)));
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        IllegalStateException failed = null;
        for (int i = 0; i < workers; i++) {
            Throwable failure = failures.get(i);
            if (failure != null && failed == null) {
                failed = new IllegalStateException("initialise(" + i + ")", failure);
            } else if (failure != null) {
                failed.addSuppressed(failure);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void live(int i, AtomicReferenceArray<Throwable> failures, CyclicBarrier barrier) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.set(i, t);
        }
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException | IllegalStateException e) {
            return;
        }
        work.accept(i);
    }
}
