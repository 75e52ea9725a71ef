package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Two phasers, of which nothing is used but their termination. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
    }

    private final Phaser stop = new Phaser(1);
    private final Phaser end = new Phaser(1);
    private final AtomicReference<Thread> heart = new AtomicReference<>();

    public void start() {
        synchronized (this) {
            Thread t = new Thread(this::run, "heartbeat");
            t.setDaemon(true);
            if (stop.isTerminated() || !heart.compareAndSet(null, t)) {
                throw new IllegalStateException("not new");
            }
            t.start();
        }
    }

    private void run() {
        while (!stop.isTerminated()) {
            beat.run();
            long until = System.nanoTime() + nanos(interval);
            for (long left; !stop.isTerminated() && (left = until - System.nanoTime()) > 0; ) {
                try {
                    stop.awaitAdvanceInterruptibly(0, left, TimeUnit.NANOSECONDS);
                } catch (TimeoutException | InterruptedException e) {
                    // looks again
                }
            }
        }
        end.forceTermination();
    }

    @Override
    public void close() {
        Thread t;
        synchronized (this) {
            stop.forceTermination();
            t = heart.get();
        }
        if (t != null && t != Thread.currentThread()) {
            end.awaitAdvance(0);
        }
    }

    private static long nanos(Duration d) {
        return d.compareTo(Duration.ofDays(36500)) > 0 ? Duration.ofDays(36500).toNanos() : d.toNanos();
    }
}
