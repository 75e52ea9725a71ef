package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;

/** Everything under one monitor, but the beat. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private Thread thread;
    private boolean closed;
    private boolean beating;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        thread = new Thread(this::live);
        thread.setName("heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        while (mayBeat()) {
            try {
                beat.run();
            } finally {
                hasBeaten();
            }
        }
    }

    private synchronized boolean mayBeat() {
        beating = !closed;
        return beating;
    }

    private synchronized void hasBeaten() {
        beating = false;
        notifyAll();
        long end = System.nanoTime() + interval.toNanos();
        long left = interval.toNanos();
        while (!closed && left > 0) {
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                // Only close() ends a heartbeat.
            }
            left = end - System.nanoTime();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        boolean interrupted = false;
        while (beating && Thread.currentThread() != thread) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
