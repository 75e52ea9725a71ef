package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final AtomicInteger fate = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException();
        }
        if (fate.get() == 2) {
            return;
        }
        long deadline = System.nanoTime() + delay.toNanos();
        new Thread(() -> {
            while (fate.get() == 0 && deadline - System.nanoTime() > 0) {
                LockSupport.parkNanos(Math.min(deadline - System.nanoTime(), 5_000_000_000L));
            }
            if (fate.compareAndSet(0, 1)) {
                function.run();
            }
        }).start();
    }

    public boolean cancel() {
        return fate.compareAndSet(0, 2) || fate.get() == 2;
    }
}
