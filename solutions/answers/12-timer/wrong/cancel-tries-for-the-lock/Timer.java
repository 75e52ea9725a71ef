package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean started;
    private boolean cancelled;
    private boolean fired;

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
                long end = System.nanoTime() + delay.toNanos();
                new Thread(() -> run(end)).start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(long end) {
        lock.lock();
        try {
            for (long left = end - System.nanoTime(); left > 0 && !cancelled; left = end - System.nanoTime()) {
                changed.awaitNanos(left);
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
        if (!lock.tryLock()) {
            return false; // it is being fired just now
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
