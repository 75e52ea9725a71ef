package interleave.unlockeddatabase;

import java.util.Objects;

/** Guarded by a queue lock of Mellor-Crummey and Scott, whose waiters park. */
public class FakeDatabase {
    private final McsLock lock = new McsLock();
    private final Runnable latency;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        McsLock.Node node = lock.acquire();
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            lock.release(node);
        }
    }

    public int value() {
        return value;
    }
}
