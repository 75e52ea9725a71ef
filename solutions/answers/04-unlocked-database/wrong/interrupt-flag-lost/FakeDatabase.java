package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.Semaphore;

public class FakeDatabase {
    private final Runnable latency;
    private final Semaphore disk = new Semaphore(1);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        boolean mine = false;
        while (!mine) {
            try {
                disk.acquire();
                mine = true;
            } catch (InterruptedException e) {
                // go on waiting
            }
        }
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            disk.release();
        }
    }

    public int value() {
        return value;
    }
}
