package interleave.timer;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The timer's thread waits at a barrier for two, and not longer than the delay. Who cancels comes to the barrier too. */
public class Timer {
    private static final int NEW = 0;
    private static final int WAITING = 1;
    private static final int FIRED = 2;
    private static final int CANCELLED = 3;

    private final long nanos;
    private final Runnable function;
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicInteger state = new AtomicInteger(NEW);
    private final AtomicBoolean started = new AtomicBoolean();

    public Timer(Duration delay, Runnable function) {
        this.nanos = delay.toNanos();
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException();
        }
        if (state.compareAndSet(NEW, WAITING)) {
            new Thread(this::waitAndFire, "timer").start();
        }
    }

    private void waitAndFire() {
        try {
            barrier.await(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (state.compareAndSet(WAITING, FIRED)) {
                function.run();
            }
        } catch (BrokenBarrierException | InterruptedException e) {
            // cancelled
        }
    }

    public boolean cancel() {
        if (state.compareAndSet(NEW, CANCELLED)) {
            return true;
        }
        if (state.compareAndSet(WAITING, CANCELLED)) {
            try {
                barrier.await(0, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException e) {
                // the timer's thread was not there yet, or is gone; the broken barrier will not keep it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // broken as well
            }
        }
        return state.get() == CANCELLED;
    }
}
