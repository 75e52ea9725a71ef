package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int value;
    private int failures;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock.lock();
        try {
            if (failures >= 10) throw new IllegalStateException("the disk is broken");
            int copy = value + 1;
            try {
                latency.run();
            } catch (Throwable thrown) {
                failures++;
                throw thrown;
            }
            value = copy;
        } finally {
            lock.unlock();
        }
    }

    public int value() {
        return value;
    }

}
