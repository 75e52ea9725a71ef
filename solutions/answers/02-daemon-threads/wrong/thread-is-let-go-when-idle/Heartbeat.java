package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ExecutorService pool = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private boolean started;
    private boolean closed;
    private Thread beating;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException();
        }
        started = true;
        Executor later = CompletableFuture.delayedExecutor(
                TimeUnit.NANOSECONDS.convert(interval), TimeUnit.NANOSECONDS, pool);
        pool.execute(() -> beatThen(later));
    }

    private void beatThen(Executor later) {
        synchronized (this) {
            if (closed) {
                return;
            }
            beating = Thread.currentThread();
        }
        beat.run();
        synchronized (this) {
            beating = null;
            notifyAll();
            if (!closed) {
                later.execute(() -> beatThen(later));
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        pool.shutdown();
        boolean interrupted = false;
        while (beating != null && beating != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
