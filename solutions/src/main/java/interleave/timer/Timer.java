package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One state under one monitor: whoever leaves WAITING first has decided what becomes of the function. */
public class Timer {
    private enum State {
        WAITING,
        FIRED,
        CANCELLED
    }

    private final Duration delay;
    private final Runnable function;
    private State state = State.WAITING;
    private boolean started;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started before");
        }
        started = true;
        if (state == State.WAITING) {
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
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (state == State.CANCELLED) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                // Only cancel() calls a timer off.
            }
        }
        if (state == State.CANCELLED) {
            return false;
        }
        state = State.FIRED;
        return true;
    }

    public synchronized boolean cancel() {
        if (state == State.FIRED) {
            return false;
        }
        state = State.CANCELLED;
        notifyAll();
        return true;
    }
}
