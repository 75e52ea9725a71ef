package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Spins through its pause, and through close. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "heartbeat");
    private final AtomicInteger state = new AtomicInteger();

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
        thread.setDaemon(true);
    }

    public void start() {
        if (!state.compareAndSet(0, 1)) {
            throw new IllegalStateException("started before, or closed");
        }
        thread.start();
    }

    private void run() {
        long next = System.nanoTime();
        while (state.get() == 1) {
            if (System.nanoTime() - next >= 0) {
                beat.run();
                next = System.nanoTime() + interval.toNanos();
            }
            Thread.yield();
        }
        state.set(3);
    }

    @Override
    public void close() {
        if (state.compareAndSet(0, 3)) {
            return;
        }
        state.compareAndSet(1, 2);
        while (state.get() == 2 && Thread.currentThread() != thread) {
            Thread.yield();
        }
    }
}
