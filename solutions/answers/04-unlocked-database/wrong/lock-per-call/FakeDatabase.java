package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class FakeDatabase {
    private final Runnable latency;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            lock.unlock();
        }
    }

    public int value() {
        return value;
    }
}
