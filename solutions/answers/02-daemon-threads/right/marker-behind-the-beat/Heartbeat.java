package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A chain of futures on an executor of one thread; close() sends a marker, which can only run when no beat does. */
public class Heartbeat implements AutoCloseable {
    private enum State {
        NEW,
        GOING,
        CLOSED
    }

    private final Runnable beat;
    private final long nanos;
    private State state = State.NEW;
    private ExecutorService single;
    private volatile Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        Objects.requireNonNull(beat);
        Objects.requireNonNull(interval);
        this.beat = beat;
        this.nanos = TimeUnit.NANOSECONDS.convert(interval);
    }

    public synchronized void start() {
        if (state != State.NEW) {
            throw new IllegalStateException("It is " + state);
        }
        state = State.GOING;
        single = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "heartbeat");
            made.setDaemon(true);
            thread = made;
            return made;
        });
        Executor later = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, single);
        CompletableFuture.runAsync(() -> beatThen(later), single);
    }

    private void beatThen(Executor later) {
        if (isGoing()) {
            beat.run();
            if (isGoing()) {
                CompletableFuture.runAsync(() -> beatThen(later), later);
            }
        }
    }

    private synchronized boolean isGoing() {
        return state == State.GOING;
    }

    @Override
    public void close() {
        CompletableFuture<Void> marker = new CompletableFuture<>();
        synchronized (this) {
            state = State.CLOSED;
            if (single == null) {
                return;
            }
            if (single.isShutdown()) {
                marker = null;
            } else {
                CompletableFuture<Void> mine = marker;
                single.execute(() -> mine.complete(null));
                single.shutdown();
            }
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        if (marker != null) {
            marker.join();
        } else {
            awaitTheEnd();
        }
    }

    private void awaitTheEnd() {
        boolean interrupted = false;
        try {
            while (!single.isTerminated()) {
                try {
                    single.awaitTermination(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
