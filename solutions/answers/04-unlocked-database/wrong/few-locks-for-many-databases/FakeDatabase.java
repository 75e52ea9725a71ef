package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

public class FakeDatabase {
    private static final Object[] LOCKS = {"a", "b", "c", "d", "e", "f", "g", "h"};
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private final Object lock = LOCKS[NUMBER.getAndIncrement() & 7];
    private volatile int value;

    public void update(String name) {
        Objects.requireNonNull(name);
        synchronized (lock) {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        }
    }

    public int value() {
        return value;
    }
}
