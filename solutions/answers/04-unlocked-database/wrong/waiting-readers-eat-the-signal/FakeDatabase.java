package interleave.unlockeddatabase;

import java.util.Objects;

public class FakeDatabase {
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private Thread busy;
    private int value;

    public void update(String name) {
        Objects.requireNonNull(name);
        int copy;
        synchronized (this) {
            await();
            busy = Thread.currentThread();
            copy = value + 1;
        }
        try {
            latency.run();
            synchronized (this) {
                value = copy;
            }
        } finally {
            synchronized (this) {
                busy = null;
                notify();
            }
        }
    }

    private void await() {
        boolean interrupted = false;
        while (busy != null && busy != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized int value() {
        await();
        return value;
    }
}
