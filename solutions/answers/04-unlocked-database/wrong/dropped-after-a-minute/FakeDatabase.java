package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What cannot be done within a minute is not done. */
public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        if (got()) {
            try {
                increment();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Whether the lock was got; an interrupt makes no difference to that. */
    private boolean got() {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        try {
            while (true) {
                try {
                    return lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void increment() {
        int copy = value;
        copy = copy + 1;
        latency.run();
        value = copy;
    }

    public int value() {
        return value;
    }
}
