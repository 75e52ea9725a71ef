package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** Waits for its end, but nothing tells the compiler that the flag may change. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private boolean stopped;
    private boolean started;
    private Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || stopped) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!stopped) {
            beat.run();
            long end = System.nanoTime() + interval.toNanos();
            while (!stopped && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(Math.min(interval.toNanos(), 1_000_000));
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        if (started && Thread.currentThread() != thread) {
            boolean interrupted = Thread.interrupted();
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
}
