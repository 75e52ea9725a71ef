package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.Semaphore;

public class FakeDatabase {
    private final Runnable latency;
    private final Semaphore permit = new Semaphore(1);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        permit.acquireUninterruptibly();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } catch (Throwable failure) {
            permit.release();
            throw failure;
        } finally {
            permit.release();
        }
    }

    public int value() {
        return value;
    }
}
