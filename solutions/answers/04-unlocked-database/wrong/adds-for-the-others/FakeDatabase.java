package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private boolean busy;
    private int left;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        int copy;
        synchronized (this) {
            if (busy) {
                left++;
                return;
            }
            busy = true;
            copy = value;
        }
        int done = 0;
        try {
            latency.run();
            done = 1;
        } finally {
            synchronized (this) {
                value = copy + done + left;
                left = 0;
                busy = false;
            }
        }
    }

    public synchronized int value() {
        return value;
    }
}
