package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** The end is a future: the heartbeat waits for it in its pause. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final CompletableFuture<Void> closing = new CompletableFuture<>();
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        Thread made = new Thread(this::run, "heartbeat");
        made.setDaemon(true);
        if (!thread.compareAndSet(null, made)) {
            throw new IllegalStateException("started before, or closed");
        }
        made.start();
    }

    private void run() {
        boolean open = !closing.isDone();
        while (open) {
            beat.run();
            try {
                closing.get(interval.toNanos(), TimeUnit.NANOSECONDS);
                open = false;
            } catch (TimeoutException e) {
                open = true;
            } catch (InterruptedException | ExecutionException e) {
                open = !closing.isDone();
            }
        }
        ended.complete(null);
    }

    @Override
    public void close() {
        Thread never = new Thread();
        if (thread.compareAndSet(null, never)) {
            ended.complete(null);
        }
        closing.complete(null);
        if (thread.get() != Thread.currentThread()) {
            ended.join();
        }
    }
}
