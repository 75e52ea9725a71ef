package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK waits for all delayed work on one thread; the function gets a thread when its time has come. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final int WAITING = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final AtomicBoolean started = new AtomicBoolean();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("started before");
        }
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, work -> new Thread(work).start())
                .execute(() -> {
                    if (state.compareAndSet(WAITING, FIRED)) {
                        function.run();
                    }
                });
    }

    public boolean cancel() {
        return state.compareAndSet(WAITING, CANCELLED) || state.get() == CANCELLED;
    }
}
