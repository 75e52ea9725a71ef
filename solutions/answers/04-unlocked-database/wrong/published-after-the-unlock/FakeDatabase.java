package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private int value;
    private volatile int published;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        int result;
        lock.lock();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
            result = value;
        } finally {
            lock.unlock();
        }
        published = result;
    }

    public int value() {
        return published;
    }
}
