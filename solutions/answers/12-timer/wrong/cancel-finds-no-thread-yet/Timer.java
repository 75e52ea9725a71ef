package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private enum State { NEW, STARTED, FIRED, CANCELLED }

    private final Duration delay;
    private final Runnable function;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException();
        }
        if (!state.compareAndSet(State.NEW, State.STARTED)) {
            return;
        }
        Thread waiting = new Thread(this::waitAndFire);
        waiting.start();
        thread = waiting;
    }

    private void waitAndFire() {
        long begin = System.nanoTime();
        for (long left = delay.toNanos(); left > 0; left = delay.toNanos() - (System.nanoTime() - begin)) {
            LockSupport.parkNanos(this, left);
            if (state.get() == State.CANCELLED) {
                return;
            }
        }
        if (state.compareAndSet(State.STARTED, State.FIRED)) {
            function.run();
        }
    }

    public boolean cancel() {
        State before = state.getAndUpdate(s -> s == State.FIRED ? s : State.CANCELLED);
        LockSupport.unpark(thread);
        return before != State.FIRED;
    }
}
