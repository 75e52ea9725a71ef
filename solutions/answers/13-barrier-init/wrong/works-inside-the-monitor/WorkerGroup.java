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

    private static final class Round {
        private int missing;
        private final List<Throwable> failures = new ArrayList<>();

        Round(int missing) {
            this.missing = missing;
        }
    }

    public void run() throws InterruptedException {
        Round round = new Round(workers);
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                Throwable failure = null;
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    failure = e;
                }
                synchronized (round) {
                    if (failure != null) {
                        round.failures.add(failure);
                    }
                    round.missing--;
                    round.notifyAll();
                    while (round.missing > 0) {
                        try {
                            round.wait();
                        } catch (InterruptedException e) {
                            // Go on waiting.
                        }
                    }
                    if (round.failures.isEmpty()) {
                        work.accept(number);
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!round.failures.isEmpty()) {
            IllegalStateException thrown = new IllegalStateException(round.failures.get(0));
            round.failures.stream().skip(1).forEach(thrown::addSuppressed);
            throw thrown;
        }
    }
}
