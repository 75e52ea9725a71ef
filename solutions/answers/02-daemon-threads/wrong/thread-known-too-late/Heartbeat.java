package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        if (!started.compareAndSet(false, true) || isClosed()) {
            throw new IllegalStateException();
        }
        Thread made = new Thread(this::run, "heartbeat");
        made.setDaemon(true);
        made.start();
        thread = made;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void run() {
        while (!isClosed()) {
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
        closed.countDown();
        Thread beating = thread;
        if (beating == null || beating == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (beating.isAlive()) {
            try {
                beating.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
