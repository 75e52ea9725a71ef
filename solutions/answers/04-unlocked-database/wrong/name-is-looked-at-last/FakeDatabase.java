package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private String lastName = "";
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public synchronized void update(String name) {
        int copy = value;
        latency.run();
        value = copy + 1;
        lastName = name.strip();
    }

    public synchronized int value() {
        return value;
    }
}
