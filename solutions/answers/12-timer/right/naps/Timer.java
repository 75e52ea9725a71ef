package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sleeps in naps of a few milliseconds. */
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
        long begin = System.nanoTime();
        new Thread(() -> {
                    while (state.get() == WAITING && System.nanoTime() - begin < delay.toNanos()) {
                        LockSupport.parkNanos(3_000_000);
                    }
                    if (state.compareAndSet(WAITING, FIRED)) {
                        function.run();
                    }
                })
                .start();
    }

    public boolean cancel() {
        return state.compareAndSet(WAITING, CANCELLED) || state.get() == CANCELLED;
    }
}
