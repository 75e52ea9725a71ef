package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks a future whether it could be cancelled. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    private Future<?> task;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (task != null) {
            throw new IllegalStateException("started before");
        }
        task = cancelled
                ? CompletableFuture.completedFuture(null)
                : pool.schedule(function, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    public synchronized boolean cancel() {
        cancelled |= task == null || task.cancel(false);
        pool.shutdown();
        if (cancelled) {
            pool.shutdownNow();
        }
        return cancelled;
    }
}
