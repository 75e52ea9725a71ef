package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;

public class Timer {
    private static final int OPEN = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;

    private final Duration delay;
    private final Runnable function;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicInteger verdict = new AtomicInteger(OPEN);
    /** Locked for writing until somebody cancels, so that reading is refused for as long as one likes. */
    private final StampedLock wall = new StampedLock();

    private final long stamp = wall.writeLock();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("started before");
        }
        long due = System.nanoTime() + delay.toNanos();
        if (verdict.get() != CANCELLED) {
            new Thread(() -> run(due)).start();
        }
    }

    private void run(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            try {
                if (wall.tryReadLock(left, TimeUnit.NANOSECONDS) != 0) {
                    return;
                }
            } catch (InterruptedException e) {
                // Nobody has any business to do that.
            }
        }
        if (verdict.compareAndSet(OPEN, FIRED)) {
            function.run();
        }
    }

    public boolean cancel() {
        int found = verdict.compareAndExchange(OPEN, CANCELLED);
        if (found == OPEN) {
            wall.unlockWrite(stamp);
        }
        return found != FIRED;
    }
}
