package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** Interrupts the pause, and nothing but the pause: who is in it is told under a lock. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ReentrantLock pausing = new ReentrantLock();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private Thread thread;
    private boolean inPause;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        pausing.lock();
        try {
            if (thread != null || closed) {
                throw new IllegalStateException("started before, or closed");
            }
            thread = new Thread(this::live, "heartbeat");
            thread.setDaemon(true);
            thread.start();
        } finally {
            pausing.unlock();
        }
    }

    private void live() {
        while (!isClosed()) {
            beat.run();
            if (pauseBegins()) {
                try {
                    Thread.sleep(interval.toMillis(), interval.toNanosPart() % 1_000_000);
                } catch (InterruptedException e) {
                    // The look at closed comes next.
                }
                pauseEnds();
            }
        }
        over.complete(null);
    }

    private boolean isClosed() {
        pausing.lock();
        try {
            return closed;
        } finally {
            pausing.unlock();
        }
    }

    private boolean pauseBegins() {
        pausing.lock();
        try {
            inPause = !closed;
            return inPause;
        } finally {
            pausing.unlock();
        }
    }

    private void pauseEnds() {
        pausing.lock();
        try {
            inPause = false;
        } finally {
            pausing.unlock();
        }
    }

    @Override
    public void close() {
        pausing.lock();
        try {
            closed = true;
            if (inPause) {
                thread.interrupt();
            }
            if (thread == null || thread == Thread.currentThread()) {
                return;
            }
        } finally {
            pausing.unlock();
        }
        over.join();
    }
}
