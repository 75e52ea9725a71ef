package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException again) {
                throw new IllegalStateException("interrupted twice", again);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
        try {
            int copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            lock.unlock();
        }
    }

    public int value() {
        return value;
    }

}
