package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A future task that does nothing can be run or cancelled, and only the first of the two happens. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final FutureTask<String> decision = new FutureTask<>(() -> "fired");
    private final AtomicBoolean unstarted = new AtomicBoolean(true);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay, "delay");
        this.function = Objects.requireNonNull(function, "function");
    }

    public void start() {
        if (!unstarted.compareAndSet(true, false)) {
            throw new IllegalStateException("only once");
        }
        if (!decision.isCancelled()) {
            Executors.defaultThreadFactory().newThread(this::live).start();
        }
    }

    private void live() {
        try {
            decision.get(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            decision.run();
            if (!decision.isCancelled()) {
                function.run();
            }
        } catch (CancellationException e) {
            // so be it
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    public boolean cancel() {
        decision.cancel(true);
        return decision.isCancelled();
    }
}
