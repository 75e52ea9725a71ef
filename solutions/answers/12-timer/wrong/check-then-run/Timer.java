package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks, then notes, with nothing in between that keeps a cancellation out. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private volatile boolean fired;
    private volatile boolean cancelled;
    private boolean started;

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
            long end = System.nanoTime() + delay.toNanos();
            new Thread(() -> fireAt(end), "timer").start();
        }
    }

    private void fireAt(long end) {
        try {
            calledOff.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return;
        }
        if (!cancelled) {
            fired = true;
            function.run();
        }
    }

    public boolean cancel() {
        if (fired) {
            return false;
        }
        cancelled = true;
        calledOff.countDown();
        return true;
    }
}
