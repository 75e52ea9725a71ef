package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "heartbeat");

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
        thread.setDaemon(true);
    }

    public synchronized void start() {
        if (closed.getCount() == 0) {
            throw new IllegalStateException("It is closed.");
        }
        thread.start();
    }

    private void run() {
        while (closed.getCount() > 0) {
            beat.run();
            pause();
        }
    }

    private void pause() {
        long nanos = TimeUnit.NANOSECONDS.convert(interval);
        long begin = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - begin)) {
            try {
                if (closed.await(left, TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                // only close() ends a pause
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        boolean interrupted = false;
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
