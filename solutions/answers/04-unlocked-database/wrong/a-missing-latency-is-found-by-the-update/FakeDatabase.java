package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = latency;
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock.lock();
        try {
            int copy = value;
            copy++;
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
