package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/** The caller writes its verdict and interrupts those who sleep; what was done before an interrupt is seen after it. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException();
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    private static final class Verdict {
        private boolean good;
    }

    public void run() throws InterruptedException {
        Verdict verdict = new Verdict();
        Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        Semaphore reported = new Semaphore(0);
        Thread[] threads = new Thread[workers];
        Arrays.setAll(
                threads,
                i -> new Thread(() -> {
                    try {
                        initialise.accept(i);
                    } catch (Throwable t) {
                        thrown.add(t);
                    }
                    Thread.interrupted();
                    reported.release();
                    while (true) {
                        try {
                            Thread.sleep(1_000_000);
                        } catch (InterruptedException e) {
                            break;
                        }
                    }
                    if (verdict.good) {
                        work.accept(i);
                    }
                }));
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
        try {
            reported.acquire(workers);
            verdict.good = thrown.isEmpty();
        } finally {
            for (Thread thread : threads) {
                thread.interrupt();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            IllegalStateException e = new IllegalStateException(thrown.remove());
            thrown.forEach(e::addSuppressed);
            throw e;
        }
    }
}
