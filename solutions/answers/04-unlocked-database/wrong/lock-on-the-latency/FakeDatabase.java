package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        synchronized (latency) {
            int copy = value;
            latency.run();
            value = copy + 1;
        }
    }

    public int value() {
        synchronized (latency) {
            return value;
        }
    }
}
