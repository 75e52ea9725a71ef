package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private boolean started;
    private boolean fired;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (cancelled) {
            return;
        }
        if (started) {
            throw new IllegalStateException("started twice");
        }
        started = true;
        long deadline = System.nanoTime() + delay.toNanos();
        new Thread(() -> waitAndFire(deadline)).start();
    }

    private void waitAndFire(long deadline) {
        synchronized (this) {
            long left = deadline - System.nanoTime();
            while (!cancelled && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } catch (InterruptedException e) {
                    // Nobody interrupts this thread.
                }
                left = deadline - System.nanoTime();
            }
            if (cancelled) {
                return;
            }
            fired = true;
        }
        function.run();
    }

    public synchronized boolean cancel() {
        if (fired) {
            return false;
        }
        cancelled = true;
        notifyAll();
        return true;
    }
}
