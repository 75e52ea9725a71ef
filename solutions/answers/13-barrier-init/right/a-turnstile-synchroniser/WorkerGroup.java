package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** A synchroniser counts the arrivals, and lets everybody through at the last. */
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
        Turnstile turnstile = new Turnstile(workers);
        Throwable[] failures = new Throwable[workers];
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    failures[number] = e;
                }
                turnstile.arriveAndWait(failures[number] != null);
                if (!turnstile.somebodyFailed()) {
                    work.accept(number);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Throwable> thrown =
                Arrays.stream(failures).filter(Objects::nonNull).toList();
        if (!thrown.isEmpty()) {
            IllegalStateException exception = new IllegalStateException(thrown.size() + " failed", thrown.get(0));
            thrown.stream().skip(1).filter(e -> e != thrown.get(0)).forEach(exception::addSuppressed);
            throw exception;
        }
    }
}
