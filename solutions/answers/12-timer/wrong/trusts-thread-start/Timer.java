package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Lets Thread refuse a second start. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final Thread thread = new Thread(this::live, "timer");
    private boolean fired;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (!cancelled) {
            thread.start();
        }
    }

    private void live() {
        fireAt(System.nanoTime() + delay.toNanos());
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
            notifyAll();
        }
        return cancelled;
    }
}
