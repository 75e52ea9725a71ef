package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

public class Timer {
    private enum State {
        NEW,
        CANCELLED_BEFORE,
        WAITING,
        CANCELLED,
        FIRED
    }

    private final Duration delay;
    private final Runnable function;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final CountDownLatch cancelled = new CountDownLatch(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!started.compareAndSet(false, true)) throw new IllegalStateException();
        if (state.get() == State.CANCELLED_BEFORE) return;
        state.set(State.WAITING);
        new Thread(this::run).start();
    }

    private void run() {
        try {
            if (cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS)) return;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (state.compareAndSet(State.WAITING, State.FIRED)) function.run();
    }

    public boolean cancel() {
        if (state.compareAndSet(State.NEW, State.CANCELLED_BEFORE)) return true;
        if (state.compareAndSet(State.WAITING, State.CANCELLED)) cancelled.countDown();
        return state.get() != State.FIRED;
    }
}
