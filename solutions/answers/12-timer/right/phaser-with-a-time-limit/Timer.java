package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** The thread waits for a phaser's next phase, which cancel() brings and time does not. */
public class Timer {
    private enum State {
        NEW,
        WAITING,
        FIRED,
        CANCELLED
    }

    private final Duration delay;
    private final Runnable function;
    private final Phaser calledOff = new Phaser(1);
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final AtomicBoolean started = new AtomicBoolean();

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("started before");
        }
        if (state.compareAndSet(State.NEW, State.WAITING)) {
            long deadline = System.nanoTime() + delay.toNanos();
            new Thread(() -> await(deadline)).start();
        }
    }

    private void await(long deadline) {
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                calledOff.awaitAdvanceInterruptibly(0, left, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException | InterruptedException e) {
                // Look at the clock again.
            }
        }
        if (state.compareAndSet(State.WAITING, State.FIRED)) {
            function.run();
        }
    }

    public boolean cancel() {
        State before = state.getAndUpdate(now -> now == State.FIRED ? State.FIRED : State.CANCELLED);
        if (before == State.NEW || before == State.WAITING) {
            calledOff.forceTermination();
        }
        return before != State.FIRED;
    }
}
