package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** A mutex made from the synchronizer that the JDK's own locks are made from. */
public class FakeDatabase {
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private final Mutex mutex = new Mutex();
    private int value;
    private volatile int published;

    private static final class Mutex extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int ignored) {
            return compareAndSetState(0, 1);
        }

        @Override
        protected boolean tryRelease(int ignored) {
            setState(0);
            return true;
        }
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        mutex.acquire(1);
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
            published = value;
        } finally {
            mutex.release(1);
        }
    }

    public int value() {
        return published;
    }
}
