package interleave.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

public class Timer {
    private final Clock clock = Clock.systemUTC();
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
            Instant due = clock.instant().plus(delay).plusMillis(1);
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

    private synchronized boolean waitUntil(Instant due) {
        while (!cancelled) {
            long left = Duration.between(clock.instant(), due).toMillis();
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
