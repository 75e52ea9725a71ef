package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class FakeDatabase {
    private final Runnable latency;
    private volatile ReentrantLock lock;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        ReentrantLock mine = lock();
        mine.lock();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            mine.unlock();
        }
    }

    private ReentrantLock lock() {
        if (lock == null) {
            lock = new ReentrantLock();
        }
        return lock;
    }

    public int value() {
        return value;
    }
}
