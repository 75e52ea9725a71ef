package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock with a condition on which the timer waits. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calledOff = lock.newCondition();
    private Thread thread;
    private boolean fired;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        lock.lock();
        try {
            if (thread != null) {
                throw new IllegalStateException("started before");
            }
            thread = new Thread(this::live);
            if (!cancelled) {
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void live() {
        lock.lock();
        try {
            long left = delay.toNanos();
            while (left > 0 && !cancelled) {
                try {
                    left = calledOff.awaitNanos(left);
                } catch (InterruptedException e) {
                    left = 0;
                    cancelled = true;
                }
            }
            if (cancelled) {
                return;
            }
            fired = true;
        } finally {
            lock.unlock();
        }
        function.run();
    }

    public boolean cancel() {
        lock.lock();
        try {
            cancelled |= !fired;
            calledOff.signal();
            return cancelled;
        } finally {
            lock.unlock();
        }
    }
}
