package interleave.timer;

import java.lang.invoke.*;
import java.time.*;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final AtomicBoolean decided = new AtomicBoolean();
    private boolean started;
    private volatile boolean cancelled;
    private ScheduledThreadPoolExecutor executor;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) throw new IllegalStateException("started");
        started = true;
        if (cancelled) return;
        executor = new ScheduledThreadPoolExecutor(1);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
        executor.schedule(
                () -> {
                    if (decided.compareAndSet(false, true)) function.run();
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
        executor.shutdown();
    }

    public synchronized boolean cancel() {
        if (cancelled) return true;
        if (!decided.compareAndSet(false, true)) return false;
        cancelled = true;
        if (executor != null) {
            executor.getQueue().clear();
            executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            executor.shutdown();
        }
        return true;
    }
}
