package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

public class Timer {
    private enum Verdict {
        FIRE,
        CANCEL
    }

    private final Duration delay;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    private final AtomicBoolean started = new AtomicBoolean();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(function, "function");
        verdict.thenAcceptAsync(
                is -> {
                    if (is == Verdict.FIRE) function.run();
                },
                task -> new Thread(task, "timer").start());
    }

    public void start() {
        if (!started.compareAndSet(false, true)) throw new IllegalStateException("started already");
        verdict.completeOnTimeout(Verdict.FIRE, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    public boolean cancel() {
        verdict.complete(Verdict.CANCEL);
        return verdict.join() == Verdict.CANCEL;
    }
}
