package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private final Object lock = new Object();
    private final ThreadLocal<Integer> seen = new ThreadLocal<>();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        synchronized (lock) {
            int copy = value;
            seen.set(copy);
            copy = copy + 1;
            latency.run();
            value = copy;
            seen.remove();
        }
    }

    public int value() {
        Integer old = seen.get();
        if (old != null) return old;
        synchronized (lock) {
            return value;
        }
    }
}
