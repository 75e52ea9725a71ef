package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The wait is ended by an interrupt, which only who has won may send. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final int WAITING = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("started before");
        }
        thread = new Thread(this::live, "timer");
        if (state.get() == WAITING) {
            thread.start();
        }
    }

    private void live() {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            return;
        }
        if (state.compareAndSet(WAITING, FIRED)) {
            function.run();
        }
    }

    public synchronized boolean cancel() {
        if (state.compareAndSet(WAITING, CANCELLED) && thread != null) {
            thread.interrupt();
        }
        return state.get() == CANCELLED;
    }
}
