package interleave.timer;

import java.time.Duration;
import java.util.Objects;

/** Believes that a living thread has not fired. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private Thread thread;
    private volatile boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("started before");
        }
        thread = new Thread(this::live, "timer");
        if (!cancelled) {
            thread.start();
        }
    }

    private void live() {
        try {
            Thread.sleep(delay.toMillis() + 1);
        } catch (InterruptedException e) {
            return;
        }
        if (!cancelled) {
            function.run();
        }
    }

    public synchronized boolean cancel() {
        if (thread != null && thread.getState() == Thread.State.TERMINATED && !cancelled) {
            return false;
        }
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
        return true;
    }
}
