package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** A stack of those who wait; nobody promised a fair order. */
public class FakeDatabase {
    private static final class Waiter {
        final Semaphore go = new Semaphore(0);
        Waiter below;
    }

    private static final Waiter FREE = null;
    private static final Waiter BUSY = new Waiter();

    private static final AtomicReferenceFieldUpdater<FakeDatabase, Waiter> TOP =
            AtomicReferenceFieldUpdater.newUpdater(FakeDatabase.class, Waiter.class, "top");

    private volatile Waiter top = FREE;
    private final Runnable latency;
    private volatile Integer value = 0;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        if (name == null) {
            throw new NullPointerException("name");
        }
        lock();
        try {
            Integer copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            unlock();
        }
    }

    private void lock() {
        Waiter me = null;
        while (true) {
            Waiter seen = top;
            if (seen == FREE) {
                if (TOP.compareAndSet(this, FREE, BUSY)) {
                    return;
                }
                continue;
            }
            if (me == null) {
                me = new Waiter();
            }
            me.below = seen;
            if (TOP.compareAndSet(this, seen, me)) {
                me.go.acquireUninterruptibly();
                return;
            }
        }
    }

    private void unlock() {
        while (true) {
            Waiter seen = top;
            if (seen == BUSY) {
                if (TOP.compareAndSet(this, BUSY, FREE)) {
                    return;
                }
            } else if (TOP.compareAndSet(this, seen, seen.below)) {
                seen.go.release();
                return;
            }
        }
    }

    public int value() {
        return value;
    }
}
