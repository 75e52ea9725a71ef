package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private volatile ReentrantLock lock = new ReentrantLock();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        ReentrantLock mine = lock;
        mine.lock();
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } catch (RuntimeException | Error e) {
            lock = new ReentrantLock();
            throw e;
        } finally {
            mine.unlock();
        }
    }

    public int value() {
        return value;
    }
}
