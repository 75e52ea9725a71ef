package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final ThreadPoolExecutor FUNCTIONS =
            new ThreadPoolExecutor(8, 8, 10, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());

    static {
        FUNCTIONS.allowCoreThreadTimeOut(true);
    }

    private final Object lock = new Object();
    private long end;
    private boolean started;
    private boolean cancelled;
    private boolean fired;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        synchronized (lock) {
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
        synchronized (lock) {
            if (fired) {
                return false;
            }
            cancelled = true;
            lock.notifyAll();
            return true;
        }
    }

    private void run() {
        synchronized (lock) {
            while (!cancelled && !isOver()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, end - System.nanoTime());
                } catch (InterruptedException e) {
                    // the delay is not over for that
                }
            }
            if (cancelled) {
                return;
            }
            fired = true;
        }
        FUNCTIONS.execute(function);
    }

    private boolean isOver() {
        return end - System.nanoTime() <= 0;
    }
}
