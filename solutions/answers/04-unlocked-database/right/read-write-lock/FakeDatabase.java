package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Who holds the write lock may take the read lock as well. */
public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock.writeLock().lock();
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            lock.writeLock().unlock();
        }
    }

    public int value() {
        lock.readLock().lock();
        try {
            return value;
        } finally {
            lock.readLock().unlock();
        }
    }
}
