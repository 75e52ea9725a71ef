package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** Who completes the future first has decided: the thread whose wait for it was in vain, or cancel(). */
public class Timer {
    private final long nanos;
    private final Runnable function;
    private final CompletableFuture<Boolean> kept = new CompletableFuture<>();
    private Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.nanos = delay.toNanos();
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException();
        }
        long started = System.nanoTime();
        thread = new Thread(
                () -> {
                    long left = nanos;
                    while (left > 0) {
                        try {
                            kept.get(left, TimeUnit.NANOSECONDS);
                            return;
                        } catch (TimeoutException | InterruptedException e) {
                            left = nanos - (System.nanoTime() - started);
                        } catch (ExecutionException e) {
                            throw new AssertionError(e);
                        }
                    }
                    if (kept.complete(false)) {
                        function.run();
                    }
                },
                "timer");
        if (!kept.isDone()) {
            thread.start();
        }
    }

    public boolean cancel() {
        return kept.complete(true) || kept.join();
    }
}
