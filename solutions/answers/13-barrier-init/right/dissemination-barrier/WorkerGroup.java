package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** In round r, worker i tells the one that is 2 to the r further on, and waits to be told: after log n rounds all know. */
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

    private static final class Barrier {
        private final int parties;
        private final Semaphore[][] told;

        Barrier(int parties) {
            this.parties = parties;
            int rounds = 32 - Integer.numberOfLeadingZeros(parties - 1);
            told = new Semaphore[rounds][parties];
            for (Semaphore[] round : told) {
                Arrays.setAll(round, i -> new Semaphore(0));
            }
        }

        void await(int number) {
            for (int round = 0; round < told.length; round++) {
                told[round][(number + (1 << round)) % parties].release();
                told[round][number].acquireUninterruptibly();
            }
        }
    }

    public void run() throws InterruptedException {
        Barrier barrier = new Barrier(workers);
        AtomicReference<IllegalStateException> failure = new AtomicReference<>();
        Collection<Thread> threads = new ArrayDeque<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread("worker " + i) {
                @Override
                public void run() {
                    try {
                        initialise.accept(number);
                    } catch (Throwable e) {
                        IllegalStateException mine = new IllegalStateException(getName() + " failed", e);
                        if (!failure.compareAndSet(null, mine)) {
                            failure.get().addSuppressed(e);
                        }
                    }
                    barrier.await(number);
                    if (failure.get() == null) {
                        work.accept(number);
                    }
                }
            });
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
