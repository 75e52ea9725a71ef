package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two swaps compete for one state; the timer parks until its time has come. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final int WAITING = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("started before");
        }
        long end = System.nanoTime() + delay.toNanos();
        Thread waiting = new Thread(() -> live(end), "timer");
        thread = waiting;
        if (state.get() == WAITING) {
            waiting.start();
        }
    }

    private void live(long end) {
        long left = end - System.nanoTime();
        while (left > 0 && state.get() == WAITING) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        if (state.compareAndSet(WAITING, FIRED)) {
            function.run();
        }
    }

    public boolean cancel() {
        boolean first = state.compareAndSet(WAITING, CANCELLED);
        if (first) {
            LockSupport.unpark(thread);
        }
        return first || state.get() == CANCELLED;
    }
}
