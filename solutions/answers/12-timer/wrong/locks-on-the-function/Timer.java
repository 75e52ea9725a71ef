package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private long end;
    private boolean started;
    private boolean cancelled;
    private boolean fired;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        synchronized (function) {
            if (started) {
                throw new IllegalStateException("started before");
            }
            started = true;
            if (cancelled) {
                return;
            }
            end = System.nanoTime() + delay.toNanos();
            new Thread(this::run, "timer").start();
        }
    }

    public boolean cancel() {
        synchronized (function) {
            if (fired) {
                return false;
            }
            cancelled = true;
            function.notifyAll();
            return true;
        }
    }

    private void run() {
        synchronized (function) {
            while (!cancelled && !isOver()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(function, end - System.nanoTime());
                } catch (InterruptedException e) {
                    // the delay is not over for that
                }
            }
            if (cancelled) {
                return;
            }
            fired = true;
        }
        function.run();
    }

    private boolean isOver() {
        return end - System.nanoTime() <= 0;
    }
}
