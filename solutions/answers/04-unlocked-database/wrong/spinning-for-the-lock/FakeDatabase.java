package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

public class FakeDatabase {
    private final Runnable latency;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        while (!busy.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            busy.set(false);
        }
    }

    public int value() {
        return value;
    }
}
