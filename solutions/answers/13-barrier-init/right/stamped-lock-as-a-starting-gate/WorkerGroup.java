package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** The caller holds the write lock until all are ready; to work, one needs a read lock. */
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
        StampedLock gate = new StampedLock();
        long stamp = gate.writeLock();
        Semaphore ready = new Semaphore(0);
        Map<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
        boolean[] go = new boolean[1];
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < workers; i++) {
                int number = i;
                Thread thread = new Thread(() -> {
                    try {
                        initialise.accept(number);
                    } catch (Throwable e) {
                        failures.put(number, e);
                    } finally {
                        ready.release();
                    }
                    long mine = gate.readLock();
                    boolean working = go[0];
                    gate.unlockRead(mine);
                    if (working) {
                        work.accept(number);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            ready.acquire(workers);
            go[0] = failures.isEmpty();
        } finally {
            gate.unlockWrite(stamp);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Iterator<Throwable> thrown = failures.values().iterator();
        if (thrown.hasNext()) {
            Throwable cause = thrown.next();
            thrown.forEachRemaining(other -> {
                if (other != cause) {
                    cause.addSuppressed(other);
                }
            });
            throw new IllegalStateException(cause);
        }
    }
}
