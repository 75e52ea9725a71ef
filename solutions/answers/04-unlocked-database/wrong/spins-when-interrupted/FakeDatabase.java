package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

public class FakeDatabase {
    private final Runnable latency;
    private final ReentrantLock lock = new ReentrantLock();
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        enter();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            lock.unlock();
        }
    }

    private void enter() {
        while (true) {
            try {
                lock.lockInterruptibly();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (lock.tryLock()) {
                return;
            }
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
