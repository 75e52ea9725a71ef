package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;

/** Looks whether a beat is running, and interrupts if none is. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "heartbeat");
    private volatile boolean beating;
    private volatile boolean closed;
    private boolean started;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
        thread.setDaemon(true);
    }

    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        thread.start();
    }

    private void run() {
        while (!closed) {
            beating = true;
            beat.run();
            beating = false;
            try {
                Thread.sleep(interval.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (!started) {
                return;
            }
        }
        if (Thread.currentThread() != thread) {
            if (!beating) {
                thread.interrupt();
            }
            awaitTheEnd();
        }
    }

    private void awaitTheEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
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
