package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduled pool of one daemon thread; shutting it down spares a task in progress. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, this::newThread);
    private volatile Thread thread;
    private boolean started;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    private Thread newThread(Runnable work) {
        thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    }

    public synchronized void start() {
        if (started || pool.isShutdown()) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        pool.scheduleWithFixedDelay(beat, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        synchronized (this) {
            pool.shutdown();
        }
        boolean interrupted = false;
        while (Thread.currentThread() != thread && !pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
