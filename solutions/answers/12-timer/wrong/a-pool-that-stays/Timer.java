package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cancels the task, and keeps the pool. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    private boolean started;
    private boolean fired;
    private boolean cancelled;
    private Future<?> task;

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
            task = pool.schedule(this::fire, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
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
                task.cancel(false);
            }
        }
        return cancelled;
    }
}
