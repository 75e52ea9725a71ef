package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Immutable states, swapped in one reference. A beat in progress is a state with a promise in it. */
public class Heartbeat implements AutoCloseable {
    sealed interface State permits Fresh, Resting, Beating, Closed {}

    record Fresh() implements State {}

    record Resting(CompletableFuture<Void> wake) implements State {}

    record Beating(CompletableFuture<Void> over) implements State {}

    record Closed(CompletableFuture<Void> over) implements State {}

    private static final CompletableFuture<Void> LONG_OVER = CompletableFuture.completedFuture(null);

    private final AtomicReference<State> state = new AtomicReference<>(new Fresh());
    private final ThreadLocal<Boolean> beating = ThreadLocal.withInitial(() -> false);
    private final Runnable beat;
    private final Duration interval;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    private static UnaryOperator<State> unlessClosed(State next) {
        return s -> s instanceof Closed ? s : next;
    }

    public void start() {
        CompletableFuture<Void> wake = new CompletableFuture<>();
        State was = state.getAndUpdate(s -> s instanceof Fresh ? new Resting(wake) : s);
        if (!(was instanceof Fresh))
            throw new IllegalStateException(was.getClass().getSimpleName());
        Thread t = new Thread(() -> live(), "heartbeat");
        t.setDaemon(true);
        t.start();
    }

    private void live() {
        while (true) {
            CompletableFuture<Void> over = new CompletableFuture<>();
            if (state.updateAndGet(unlessClosed(new Beating(over))) instanceof Closed) return;
            beating.set(true);
            beat.run();
            beating.remove();
            CompletableFuture<Void> wake = new CompletableFuture<>();
            State now = state.updateAndGet(unlessClosed(new Resting(wake)));
            over.complete(null);
            if (now instanceof Closed) return;
            rest(wake);
        }
    }

    private void rest(CompletableFuture<Void> wake) {
        long seconds = interval.getSeconds();
        long begin = System.nanoTime();
        boolean interrupted = false;
        while (true) {
            try {
                long gone = System.nanoTime() - begin;
                if (seconds > 1_000_000_000L) wake.get();
                else wake.get(interval.toNanos() - gone, TimeUnit.NANOSECONDS);
                break;
            } catch (TimeoutException | ExecutionException e) {
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    @Override
    public void close() {
        State was = state.getAndUpdate(s -> {
            if (s instanceof Closed) return s;
            if (s instanceof Beating b) return new Closed(b.over());
            return new Closed(LONG_OVER);
        });
        if (was instanceof Resting r) r.wake().complete(null);
        if (beating.get()) return;
        if (state.get() instanceof Closed c) c.over().join();
    }
}
