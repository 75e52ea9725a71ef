package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private static final ConcurrentMap<Runnable, Thread> WAITING = new ConcurrentHashMap<>();

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
            Thread thread = new Thread(this::run, "timer");
            WAITING.put(function, thread);
            thread.start();
        }
    }

    public boolean cancel() {
        synchronized (lock) {
            if (fired) {
                return false;
            }
            cancelled = true;
            Thread thread = WAITING.remove(function);
            if (thread != null) {
                thread.interrupt();
            }
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
            WAITING.remove(function, Thread.currentThread());
        }
        function.run();
    }

    private boolean isOver() {
        return end - System.nanoTime() <= 0;
    }
}
