package interleave.unlockeddatabase;

import java.util.Objects;

/** A flag says that an update is in progress; the monitor is free during the latency. */
public class FakeDatabase {
    private final Runnable latency;
    private boolean busy;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        begin();
        try {
            int copy = value() + 1;
            latency.run();
            write(copy);
        } catch (Throwable thrown) {
            synchronized (this) {
                busy = false;
            }
            throw thrown;
        }
        end();
    }

    public int value() {
        synchronized (this) {
            return value;
        }
    }

    private synchronized void write(int copy) {
        value = copy;
    }

    private synchronized void begin() {
        boolean interrupted = false;
        while (busy) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        busy = true;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        busy = false;
        notify();
    }
}
