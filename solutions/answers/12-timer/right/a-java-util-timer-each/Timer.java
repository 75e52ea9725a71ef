package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.TimerTask;

/** A java.util.Timer for each timer; its own answers are not asked for. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private java.util.Timer timer;
    private boolean fired;
    private boolean cancelled;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (timer != null) {
            throw new IllegalStateException("started before");
        }
        timer = new java.util.Timer();
        if (cancelled) {
            timer.cancel();
            return;
        }
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        fire();
                    }
                },
                delay.toMillis() + 1);
    }

    private void fire() {
        synchronized (this) {
            timer.cancel();
            if (cancelled) {
                return;
            }
            fired = true;
        }
        function.run();
    }

    public synchronized boolean cancel() {
        if (!fired) {
            cancelled = true;
            if (timer != null) {
                timer.cancel();
            }
        }
        return cancelled;
    }
}
