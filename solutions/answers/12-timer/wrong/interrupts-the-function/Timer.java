package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Ends the wait by an interrupt, whatever the thread does. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private boolean fired;
    private boolean cancelled;
    private Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("started before");
        }
        long end = System.nanoTime() + delay.toNanos();
        thread = new Thread(() -> fireAt(end), "timer");
        if (!cancelled) {
            thread.start();
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
        if (!fired) {
            cancelled = true;
        }
        if (thread != null) {
            thread.interrupt();
        }
        return cancelled;
    }
}
