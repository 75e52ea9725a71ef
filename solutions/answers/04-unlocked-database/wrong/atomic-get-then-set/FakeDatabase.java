package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

public class FakeDatabase {
    private final Runnable latency;
    private final AtomicInteger value = new AtomicInteger();

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        int copy = value.get();
        copy = copy + 1;
        latency.run();
        value.set(copy);
    }

    public int value() {
        return value.get();
    }
}
