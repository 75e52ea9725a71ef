package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that is given back for the latency; a flag says that an update is in progress. */
public class FakeDatabase {
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private boolean busy;
    private int value;

    public void update(String name) {
        Objects.requireNonNull(name);
        int copy;
        lock.lock();
        try {
            while (busy) {
                free.awaitUninterruptibly();
            }
            busy = true;
            copy = value + 1;
        } finally {
            lock.unlock();
        }
        boolean written = false;
        try {
            latency.run();
            written = true;
        } finally {
            lock.lock();
            if (written) {
                value = copy;
            }
            busy = false;
            free.signal();
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
