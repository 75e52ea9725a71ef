package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One latch tells the beats to stop, one that they have. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
    }

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private Thread thread;
    private boolean started;

    public synchronized void start() {
        if (started || stop.getCount() == 0) {
            throw new IllegalStateException("A heartbeat starts once.");
        }
        started = true;
        thread = new Thread(() -> {
            do {
                beat.run();
            } while (!stopsWithin(nanos(interval)));
            done.countDown();
        });
        thread.setName("heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean stopsWithin(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            try {
                return stop.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        Thread t;
        synchronized (this) {
            stop.countDown();
            t = thread;
        }
        if (t == null || t == Thread.currentThread()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            t = Thread.currentThread();
            t.interrupt();
        }
    }

    private static long nanos(Duration d) {
        return d.compareTo(Duration.ofDays(36500)) > 0 ? Duration.ofDays(36500).toNanos() : d.toNanos();
    }
}
