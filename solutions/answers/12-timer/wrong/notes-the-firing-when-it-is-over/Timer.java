package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts as fired only what has ended. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private boolean started;
    private boolean fired;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started before");
        }
        started = true;
        if (!cancelled) {
            long end = System.nanoTime() + delay.toNanos();
            new Thread(() -> fireAt(end), "timer").start();
        }
    }

    private void fireAt(long end) {
        if (isDue(end)) {
            function.run();
            noteFiring();
        }
    }

    private synchronized void noteFiring() {
        fired = true;
    }

    private synchronized boolean isDue(long end) {
        long left = end - System.nanoTime();
        while (left > 0 && !cancelled) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                return false;
            }
            left = end - System.nanoTime();
        }
        return !cancelled;
    }

    public synchronized boolean cancel() {
        if (!fired) {
            cancelled = true;
            notifyAll();
        }
        return cancelled;
    }
}
