package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private volatile boolean firing;
    private volatile boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException();
        }
        if (cancelled) {
            return;
        }
        Thread thread = new Thread(() -> {
            try {
                if (calledOff.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
            firing = true;
            if (!cancelled) {
                function.run();
            }
        });
        thread.start();
    }

    public boolean cancel() {
        if (firing) {
            return false;
        }
        cancelled = true;
        calledOff.countDown();
        return !firing;
    }
}
