package interleave.unlockeddatabase;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One register for all databases says which lock is whose. */
public class FakeDatabase {
    private static final Map<FakeDatabase, ReentrantLock> LOCKS = Collections.synchronizedMap(new WeakHashMap<>());

    private final Runnable latency;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private static ReentrantLock lockOf(FakeDatabase database) {
        return LOCKS.computeIfAbsent(database, d -> new ReentrantLock());
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        ReentrantLock lock = lockOf(this);
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
        ReentrantLock lock = lockOf(this);
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }
}
