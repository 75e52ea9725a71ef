package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    /** A barrier that can be broken for good: who fails opens it at once, the others need not be there. */
    private static final class Gate {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private int missing;
        private Throwable cause;

        Gate(int parties) {
            missing = parties;
        }

        boolean pass() {
            lock.lock();
            try {
                if (--missing == 0) changed.signalAll();
                while (missing > 0 && cause == null) changed.awaitUninterruptibly();
                return cause == null;
            } finally {
                lock.unlock();
            }
        }

        void fail(Throwable t) {
            lock.lock();
            try {
                if (cause == null) cause = t;
                else if (cause != t) cause.addSuppressed(t);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    public void run() throws InterruptedException {
        Gate gate = new Gate(workers);
        ArrayList<Thread> started = new ArrayList<>(workers);
        for (int i = 0; i < workers; ++i) {
            final int me = i;
            Thread t = new Thread() {
                @Override
                public void run() {
                    try {
                        initialise.accept(me);
                    } catch (Throwable e) {
                        gate.fail(e);
                        return;
                    }
                    if (gate.pass()) work.accept(me);
                }
            };
            t.start();
            started.add(t);
        }
        for (Thread t : started) t.join();
        if (gate.cause != null) throw new IllegalStateException("initialise failed", gate.cause);
    }
}
