package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.TimerTask;

/** Shares one java.util.Timer. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final java.util.Timer TIMER = new java.util.Timer(true);
    private boolean started;
    private boolean fired;
    private boolean cancelled;
    private TimerTask task;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started before");
        }
        started = true;
        if (cancelled) {
            return;
        }
        task = new TimerTask() {
            @Override
            public void run() {
                fire();
            }
        };
        TIMER.schedule(task, delay.toMillis() + 1);
    }

    private void fire() {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            fired = true;
        }
        function.run();
    }

    public synchronized boolean cancel() {
        if (!fired) {
            cancelled = true;
            if (task != null) {
                task.cancel();
            }
        }
        return cancelled;
    }
}
