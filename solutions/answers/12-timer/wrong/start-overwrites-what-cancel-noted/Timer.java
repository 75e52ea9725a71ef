package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Timer {
    private enum State { NEW, WAITING, FIRED, CANCELLED }

    private final Duration delay;
    private final Runnable function;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch calledOff = new CountDownLatch(1);

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException();
        }
        if (state.get() == State.NEW) {
            state.set(State.WAITING);
            new Thread(this::run).start();
        }
    }

    private void run() {
        try {
            if (calledOff.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            return;
        }
        if (state.compareAndSet(State.WAITING, State.FIRED)) {
            function.run();
        }
    }

    public boolean cancel() {
        if (state.compareAndSet(State.NEW, State.CANCELLED) || state.compareAndSet(State.WAITING, State.CANCELLED)) {
            calledOff.countDown();
        }
        return state.get() == State.CANCELLED;
    }
}
