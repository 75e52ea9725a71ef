package interleave.timer;

import java.lang.invoke.*;
import java.time.*;
import java.util.Objects;
import java.util.TimerTask;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private enum State { PENDING, FIRED, CANCELLED }

    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!started.compareAndSet(false, true)) throw new IllegalStateException("started before");
        if (state.get() == State.CANCELLED) return;
        long begin = System.nanoTime();
        new Thread(() -> run(begin), "timer").start();
    }

    private void run(long begin) {
        synchronized (this) {
            try {
                if (state.get() == State.PENDING) wait(delay.toMillis() + 1);
            } catch (InterruptedException e) {
                return;
            }
        }
        if (state.compareAndSet(State.PENDING, State.FIRED)) function.run();
    }

    public boolean cancel() {
        state.compareAndSet(State.PENDING, State.CANCELLED);
        if (state.get() != State.CANCELLED) return false;
        synchronized (this) {
            notifyAll();
        }
        return true;
    }
}
