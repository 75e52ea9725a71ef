package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** close() gives a permit; the pause is a wait for it with a time limit. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "heartbeat");
    private final Semaphore end = new Semaphore(0);
    private boolean started;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
        thread.setDaemon(true);
    }

    public void start() {
        synchronized (end) {
            if (started || closed) {
                throw new IllegalStateException(started ? "started before" : "closed");
            }
            started = true;
            thread.start();
        }
    }

    private void run() {
        try {
            beat.run();
            while (!end.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                beat.run();
            }
        } catch (InterruptedException e) {
            // A beat that interrupts its own thread ends the heartbeat.
        }
    }

    @Override
    public void close() {
        synchronized (end) {
            closed = true;
            end.release();
            if (!started) {
                return;
            }
        }
        if (Thread.currentThread() != thread) {
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
