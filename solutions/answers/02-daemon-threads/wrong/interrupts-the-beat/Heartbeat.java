package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Interrupts whatever its thread is doing. */
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
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        do {
            beat.run();
        } while (!isClosedWithinTheInterval());
    }

    private boolean isClosedWithinTheInterval() {
        try {
            Thread.sleep(interval.toMillis());
        } catch (InterruptedException e) {
            return true;
        }
        return closed.getCount() == 0;
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
            thread.interrupt();
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
