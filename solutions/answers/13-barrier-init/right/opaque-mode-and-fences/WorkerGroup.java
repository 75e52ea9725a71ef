package interleave.barrierinit;

import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** Spins on a count in opaque mode; fences order what stands around it. */
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
        private static final VarHandle MISSING;

        static {
            try {
                MISSING = MethodHandles.lookup().findVarHandle(Round.class, "missing", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private int missing;
        private final Throwable[] failures;

        Round(int workers) {
            missing = workers;
            failures = new Throwable[workers];
        }

        void arriveAndSpin() {
            MISSING.getAndAddRelease(this, -1);
            while ((int) MISSING.getOpaque(this) > 0) {
                Thread.yield();
            }
            VarHandle.acquireFence();
        }
    }

    public void run() throws InterruptedException {
        Round round = new Round(workers);
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    round.failures[number] = e;
                }
                round.arriveAndSpin();
                for (Throwable failure : round.failures) {
                    if (failure != null) {
                        return;
                    }
                }
                work.accept(number);
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        IllegalStateException thrown = null;
        for (Throwable failure : round.failures) {
            if (failure != null && thrown == null) {
                thrown = new IllegalStateException(failure);
            } else if (failure != null) {
                thrown.addSuppressed(failure);
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }
}
