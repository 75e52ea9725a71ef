package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A scheduled pool for this timer alone, shut down when the decision has fallen. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final int WAITING = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final AtomicBoolean started = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("started before");
        }
        try {
            pool.schedule(this::fire, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Cancelled before.
        }
    }

    private void fire() {
        pool.shutdown();
        if (state.compareAndSet(WAITING, FIRED)) {
            function.run();
        }
    }

    public boolean cancel() {
        boolean first = state.compareAndSet(WAITING, CANCELLED);
        if (first) {
            pool.shutdownNow();
        }
        return first || state.get() == CANCELLED;
    }
}
