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
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } catch (RuntimeException e) {
            System.err.println(name + ": " + e);
        }
    }

    public int value() {
        synchronized (this) {
            return value;
        }
    }
}
