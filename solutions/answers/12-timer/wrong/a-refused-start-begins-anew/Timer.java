package interleave.timer;

import java.time.Duration;
import java.util.Objects;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private boolean started;
    private boolean cancelled;
    private boolean fired;
    private long end;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        end = System.nanoTime() + delay.toNanos();
        if (started) throw new IllegalStateException();
        started = true;
        if (cancelled) return;
        new Thread(this::run, "timer").start();
    }

    private void run() {
        if (due()) function.run();
    }

    private synchronized boolean due() {
        while (!cancelled) {
            long rest = end - System.nanoTime();
            if (rest <= 0) return fired = true;
            try {
                wait(rest / 1_000_000 + 1);
            } catch (InterruptedException e) {
                // Goes on waiting.
            }
        }
        return false;
    }

    public synchronized boolean cancel() {
        if (fired) return false;
        cancelled = true;
        notifyAll();
        return true;
    }
}
