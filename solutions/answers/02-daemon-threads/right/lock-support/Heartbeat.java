package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Parks in its pause, and is unparked by close. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Thread thread = new Thread(this::live, "heartbeat");
    private final AtomicInteger state = new AtomicInteger(NEW);
    private static final int NEW = 0;
    private static final int GOING = 1;
    private static final int CLOSED = 2;
    private static final int NEVER = 3;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        if (!state.compareAndSet(NEW, GOING)) {
            throw new IllegalStateException("started before, or closed");
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        while (state.get() == GOING) {
            beat.run();
            long end = System.nanoTime() + interval.toNanos();
            long left = interval.toNanos();
            while (state.get() == GOING && left > 0) {
                LockSupport.parkNanos(this, left);
                Thread.interrupted();
                left = end - System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        if (state.compareAndSet(NEW, NEVER) || state.get() == NEVER) {
            return;
        }
        state.set(CLOSED);
        if (Thread.currentThread() == thread) {
            return;
        }
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.getState() != Thread.State.TERMINATED) {
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (thread.getState() == Thread.State.NEW) {
                Thread.yield();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
