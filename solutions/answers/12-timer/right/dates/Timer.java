package interleave.timer;

import java.time.Duration;
import java.util.Date;
import java.util.Objects;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private boolean started;
    private boolean cancelled;
    private boolean fired;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public synchronized void start() {
        if (started) {
            throw new IllegalStateException("started before");
        }
        started = true;
        if (!cancelled) {
            Date due = new Date(new Date().getTime() + delay.toMillis() + 2);
            new Thread(
                            () -> {
                                if (waitUntil(due)) {
                                    function.run();
                                }
                            },
                            "timer")
                    .start();
        }
    }

    private synchronized boolean waitUntil(Date due) {
        while (!cancelled) {
            long left = due.getTime() - new Date().getTime();
            if (left <= 0) {
                fired = true;
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                // goes on
            }
        }
        return false;
    }

    public synchronized boolean cancel() {
        if (!fired) {
            cancelled = true;
            notifyAll();
        }
        return cancelled;
    }
}
