package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public synchronized void update(String name) {
        Objects.requireNonNull(name);
        int copy = value + 1;
        try {
            latency.run();
        } finally {
            value = copy;
        }
    }

    public int value() {
        synchronized (this) {
            return value;
        }
    }
}
