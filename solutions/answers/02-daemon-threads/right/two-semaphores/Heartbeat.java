package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A semaphore that is the right to beat, and one that rings the pause off. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
    }
    /** Whoever holds it beats, or forbids to. */
    private final Semaphore right = new Semaphore(1);

    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;
    private volatile Thread thread;

    public void start() {
        right.acquireUninterruptibly();
        try {
            if (thread != null || closed) {
                throw new IllegalStateException("start");
            }
            Thread t = new Thread(this::beats, "heartbeat");
            t.setDaemon(true);
            thread = t;
            t.start();
        } finally {
            right.release();
        }
    }

    private void beats() {
        while (true) {
            right.acquireUninterruptibly();
            try {
                if (closed) {
                    return;
                }
                beat.run();
            } finally {
                right.release();
            }
            long end = System.nanoTime() + nanos(interval);
            boolean waiting = true;
            while (waiting) {
                try {
                    if (bell.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    waiting = false;
                } catch (InterruptedException e) {
                    // the rest of the interval
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        bell.release();
        if (Thread.currentThread() != thread) {
            right.acquireUninterruptibly();
            right.release();
        }
    }

    private static long nanos(Duration d) {
        return d.compareTo(Duration.ofDays(36500)) > 0 ? Duration.ofDays(36500).toNanos() : d.toNanos();
    }
}
