package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private volatile Integer value = 0;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        synchronized (value) {
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
