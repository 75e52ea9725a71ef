package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private final Runnable latency;
    private final Object lock = new Object();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        synchronized (lock) {
            int copy = value;
            INSIDE.set(true);
            try {
                latency.run();
            } finally {
                INSIDE.remove();
            }
            value = copy + 1;
        }
    }

    public int value() {
        if (INSIDE.get()) {
            return value;
        }
        synchronized (lock) {
            return value;
        }
    }
}
