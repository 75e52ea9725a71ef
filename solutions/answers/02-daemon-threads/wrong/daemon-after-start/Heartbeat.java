package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes a daemon of a thread that runs already. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "heartbeat");
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean started;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || closed.getCount() == 0) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        thread.start();
        thread.setDaemon(true);
    }

    private void run() {
        do {
            beat.run();
        } while (!isClosedWithinTheInterval());
    }

    private boolean isClosedWithinTheInterval() {
        try {
            return closed.await(interval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
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
