package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class FakeDatabase {
    private final Runnable latency;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock.readLock().lock();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            lock.readLock().unlock();
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
