package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean started;
    private boolean fired;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        lock.lock();
        try {
            if (started) {
                throw new IllegalStateException();
            }
            started = true;
            if (!cancelled) {
                long nanos = delay.toNanos();
                long begin = System.nanoTime();
                new Thread(() -> waitAndFire(begin, nanos)).start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void waitAndFire(long begin, long nanos) {
        lock.lock();
        try {
            while (!cancelled && System.nanoTime() - begin < nanos) {
                changed.awaitNanos(nanos - (System.nanoTime() - begin));
            }
            if (cancelled) {
                return;
            }
            fired = true;
        } catch (InterruptedException e) {
            return;
        } finally {
            lock.unlock();
        }
        function.run();
    }

    public boolean cancel() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            if (!fired) {
                cancelled = true;
                changed.signalAll();
            }
            return cancelled;
        } finally {
            lock.unlock();
        }
    }
}
