package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Sleeps in naps of a few milliseconds, and looks up after each. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private Thread thread;
    private volatile boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        thread = new Thread("heartbeat") {
            @Override
            public void run() {
                while (!closed) {
                    beat.run();
                    nap();
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private void nap() {
        long end = System.nanoTime() + interval.toNanos();
        long left = interval.toNanos();
        while (!closed && left > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, 5_000_000));
            } catch (InterruptedException e) {
                // Whoever wants it to end says so by closed.
            }
            left = end - System.nanoTime();
        }
    }

    @Override
    public void close() {
        Thread asleep;
        synchronized (this) {
            closed = true;
            asleep = thread;
        }
        if (asleep == null || asleep == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (asleep.isAlive()) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
