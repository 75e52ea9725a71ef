package interleave.unlockeddatabase;

import java.util.Objects;

/** Guards the value with its own monitor, which is re-entrant: so a latency may ask for the value. */
public class FakeDatabase {
    private final Runnable latency;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public synchronized void update(String name) {
        Objects.requireNonNull(name);
        int copy = value;
        copy = copy + 1;
        latency.run();
        value = copy;
    }

    public synchronized int value() {
        return value;
    }
}
