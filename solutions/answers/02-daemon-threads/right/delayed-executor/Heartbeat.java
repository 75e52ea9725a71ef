package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;

/** A pool of one daemon thread beats; the JDK's own timekeeper hands the next beat in. */
public class Heartbeat implements AutoCloseable {
    private static final class Pool extends ThreadPoolExecutor {
        private final Thread[] only = new Thread[1];

        Pool() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
            setThreadFactory(r -> {
                Thread t = new Thread(r, "heartbeat");
                t.setDaemon(true);
                only[0] = t;
                return t;
            });
        }

        boolean isMine() {
            return Thread.currentThread() == only[0];
        }
    }

    private final Runnable beat;
    private final long nanos;
    private final Pool pool = new Pool();
    private boolean started, closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.nanos = interval.compareTo(Duration.ofDays(100_000)) > 0 ? Long.MAX_VALUE : interval.toNanos();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void beatAndPlan() {
        if (isClosed()) return;
        beat.run();
        if (isClosed()) return;
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, this::handIn)
                .execute(this::beatAndPlan);
    }

    private void handIn(Runnable r) {
        try {
            pool.execute(r);
        } catch (RejectedExecutionException e) {
            // closed meanwhile
        }
    }

    public void start() {
        synchronized (this) {
            if (started || closed) throw new IllegalStateException();
            started = true;
            pool.execute(this::beatAndPlan);
        }
    }

    @Override
    public void close() {
        boolean mine;
        synchronized (this) {
            closed = true;
            mine = pool.isMine();
            pool.shutdown();
        }
        if (mine) return;
        boolean interrupted = Thread.interrupted();
        for (; ; ) {
            try {
                if (pool.awaitTermination(1, TimeUnit.HOURS)) break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
