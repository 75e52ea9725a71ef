package interleave.barrierinit;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A latch that all count down; each looks again every second. */
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
        CountDownLatch ready = new CountDownLatch(workers);
        Thread[] threads = new Thread[workers];
        Arrays.setAll(threads, i -> new Thread(() -> live(i, failures, ready)));
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

    private void live(int i, AtomicReferenceArray<Throwable> failures, CountDownLatch ready) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.set(i, t);
        }
        ready.countDown();
        try {
            while (!ready.await(1, TimeUnit.SECONDS)) {
                // Somebody is not ready yet.
            }
        } catch (InterruptedException e) {
            return;
        }
        if (IntStream.range(0, workers).allMatch(k -> failures.get(k) == null)) {
            work.accept(i);
        }
    }
}
