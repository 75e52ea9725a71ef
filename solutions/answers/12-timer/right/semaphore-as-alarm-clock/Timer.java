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
    private final Semaphore bell = new Semaphore(0);
    private final AtomicInteger phase = new AtomicInteger();
    private final AtomicInteger starts = new AtomicInteger();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (starts.getAndIncrement() > 0) throw new IllegalStateException("start " + starts);
        if (phase.get() == -1) return;
        ThreadFactory factory = Executors.defaultThreadFactory();
        factory.newThread(() -> {
                    try {
                        if (bell.tryAcquire(delay.toNanos() + 1, TimeUnit.NANOSECONDS)) return;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    if (phase.compareAndSet(0, 1)) function.run();
                })
                .start();
    }

    public boolean cancel() {
        if (phase.compareAndSet(0, -1)) bell.release();
        return phase.get() < 0;
    }
}
