package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.StampedLock;

/** Not re-entrant, so the value is read without it. */
public class FakeDatabase {
    private final Runnable latency;
    private final StampedLock lock = new StampedLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        long stamp = lock.writeLock();
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public int value() {
        return value;
    }
}
