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
        value = value + 1;
        latency.run();
    }

    public int value() {
        synchronized (this) {
            return value;
        }
    }
}
