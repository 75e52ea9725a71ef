package interleave.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Condition cancelling = lock.writeLock().newCondition();
    private boolean started;
    private boolean cancelled;
    private boolean fired;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay, "delay");
        this.function = Objects.requireNonNull(function, "function");
    }

    public void start() {
        lock.writeLock().lock();
        try {
            if (started) throw new IllegalStateException("started twice");
            started = true;
            if (!cancelled) {
                long begin = System.nanoTime();
                new Thread(new ThreadGroup("timers"), () -> waitAndFire(begin), "a timer").start();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void waitAndFire(long begin) {
        if (isDue(begin)) {
            // The function gets a thread that nobody knows.
            new Thread(function, "its function").start();
        }
    }

    private boolean isDue(long begin) {
        lock.writeLock().lock();
        try {
            while (!cancelled) {
                Duration rest = delay.minusNanos(System.nanoTime() - begin);
                if (rest.isNegative() || rest.isZero()) return fired = true;
                try {
                    cancelling.awaitUntil(Date.from(Instant.now().plus(rest).plusMillis(1)));
                } catch (InterruptedException e) {
                    // Nobody has a reason to.
                }
            }
            return false;
        } finally {
            lock.writeLock().unlock();
        }
    }

    public boolean cancel() {
        lock.writeLock().lock();
        try {
            cancelled = !fired;
            cancelling.signalAll();
            return cancelled;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
