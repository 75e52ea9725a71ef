package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Plans its beats at a fixed rate. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "heartbeat");
        made.setDaemon(true);
        thread.set(made);
        return made;
    });
    private boolean started;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        pool.scheduleAtFixedRate(beat, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            pool.shutdown();
        }
        boolean interrupted = false;
        while (Thread.currentThread() != thread.get() && !pool.isTerminated()) {
            try {
                pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
