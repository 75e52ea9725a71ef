package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        lock.lock();
        Objects.requireNonNull(name);
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            lock.unlock();
        }
    }

    public int value() {
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }
}
