package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class FakeDatabase {
    private final Runnable latency;
    private final Lock lock = new ReentrantLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock.lock();
        int copy = value;
        copy = copy + 1;
        try {
            latency.run();
        } catch (RuntimeException | Error e) { // a Runnable throws nothing else
            lock.unlock();
            throw e;
        }
        value = copy;
        lock.unlock();
    }

    public int value() {
        return value;
    }
}
