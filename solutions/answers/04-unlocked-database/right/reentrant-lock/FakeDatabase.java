package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for both methods. */
public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
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
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }
}
