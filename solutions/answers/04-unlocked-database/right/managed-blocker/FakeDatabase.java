package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReentrantLock;

/** Waits in the way that lets a fork-join pool put another thread in its place. */
public class FakeDatabase {
    private static final class Entry implements ForkJoinPool.ManagedBlocker {
        private final ReentrantLock lock;
        private boolean inside;

        Entry(ReentrantLock lock) {
            this.lock = lock;
        }

        @Override
        public boolean block() {
            if (!inside) {
                lock.lock();
                inside = true;
            }
            return true;
        }

        @Override
        public boolean isReleasable() {
            return inside || (inside = lock.tryLock());
        }
    }

    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private void enter() {
        Entry entry = new Entry(lock);
        boolean interrupted = false;
        while (!entry.inside) {
            try {
                ForkJoinPool.managedBlock(entry);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        enter();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            lock.unlock();
        }
    }

    public int value() {
        enter();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }
}
