package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class FakeDatabase {
    private final Runnable latency;
    private final ThreadLocal<ReentrantLock> lock = ThreadLocal.withInitial(ReentrantLock::new);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock.get().lock();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            lock.get().unlock();
        }
    }

    public int value() {
        lock.get().lock();
        try {
            return value;
        } finally {
            lock.get().unlock();
        }
    }
}
