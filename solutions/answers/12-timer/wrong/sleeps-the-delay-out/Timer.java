package interleave.timer;

import java.time.Duration;
import java.util.Objects;

/** Nobody wakes its thread. */
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

    private boolean fires(long end) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            return false;
        }
        synchronized (this) {
            fired = !cancelled;
            return fired;
        }
    }

    public synchronized boolean cancel() {
        if (!fired) {
            cancelled = true;
            notifyAll();
        }
        return cancelled;
    }
}
