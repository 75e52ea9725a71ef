package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Complains about a cancellation that comes too late. */
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
        if (fires(end)) {
            function.run();
        }
    }

    private synchronized boolean fires(long end) {
        long left = end - System.nanoTime();
        while (left > 0 && !cancelled) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                return false;
            }
            left = end - System.nanoTime();
        }
        fired = !cancelled;
        return fired;
    }

    public synchronized boolean cancel() {
        if (fired) {
            throw new IllegalStateException("too late");
        }
        cancelled = true;
        notifyAll();
        return true;
    }
}
