package interleave.timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A second thread knocks every ten milliseconds; the one that waits looks at the clock each time. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final Object monitor = new Object();
    private boolean started;
    private boolean cancelled;
    private boolean begun;

    public Timer(Duration delay, Runnable function) {
        if (delay == null || function == null) {
            throw new NullPointerException();
        }
        this.delay = delay;
        this.function = function;
    }

    public void start() {
        synchronized (monitor) {
            if (started) {
                throw new IllegalStateException("started before");
            }
            started = true;
            if (cancelled) {
                return;
            }
            long end = System.nanoTime() + delay.toNanos();
            new Thread(() -> await(end), "timer").start();
            Thread knocker = new Thread(this::knock, "knocker");
            knocker.setDaemon(true);
            knocker.start();
        }
    }

    private void knock() {
        synchronized (monitor) {
            while (!cancelled && !begun) {
                try {
                    monitor.wait(10);
                } catch (InterruptedException e) {
                    return;
                }
                monitor.notifyAll();
            }
        }
    }

    private void await(long end) {
        synchronized (monitor) {
            long left = end - System.nanoTime();
            while (!cancelled && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(monitor, left);
                } catch (InterruptedException e) {
                    // not from here
                }
                left = end - System.nanoTime();
            }
            if (cancelled) {
                return;
            }
            begun = true;
        }
        function.run();
    }

    public boolean cancel() {
        synchronized (monitor) {
            if (!begun) {
                cancelled = true;
                monitor.notifyAll();
            }
            return cancelled;
        }
    }
}
