package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;
    private boolean busy;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        int copy;
        synchronized (this) {
            boolean interrupted = false;
            boolean waited = !busy;
            while (!waited) {
                try {
                    wait();
                    waited = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    waited = !busy;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            busy = true;
            copy = value;
        }
        int written = copy;
        try {
            latency.run();
            written = copy + 1;
        } finally {
            synchronized (this) {
                value = written;
                busy = false;
                notify();
            }
        }
    }

    public synchronized int value() {
        return value;
    }
}
