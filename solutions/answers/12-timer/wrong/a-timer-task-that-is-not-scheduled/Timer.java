package interleave.timer;

import java.time.Duration;
import java.util.*;

public class Timer {
    private final Duration delay;
    private final java.util.Timer timer = new java.util.Timer(true);
    private final TimerTask task;
    private boolean started;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        Objects.requireNonNull(function);
        task = new TimerTask() {
            @Override
            public void run() {
                timer.cancel();
                function.run();
            }
        };
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException();
        }
        started = true;
        if (!cancelled) {
            timer.schedule(task, (delay.toNanos() + 1_999_999) / 1_000_000);
        }
    }

    public synchronized boolean cancel() {
        cancelled = true;
        boolean kept = task.cancel();
        timer.cancel();
        return kept;
    }
}
