package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** One flag for all heartbeats. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private static volatile boolean going;
    private final Thread thread = new Thread(this::run, "heartbeat");
    private boolean started;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        going = true;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (going) {
            beat.run();
            long end = System.nanoTime() + interval.toNanos();
            while (going && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(this, Math.min(interval.toNanos(), 1_000_000));
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            going = false;
            if (!started) {
                return;
            }
        }
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
