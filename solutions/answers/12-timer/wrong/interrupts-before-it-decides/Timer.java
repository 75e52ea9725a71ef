package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Thread thread;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException();
        }
        if (state.get() == 2) {
            return;
        }
        long begin = System.nanoTime();
        thread = new Thread(() -> run(begin));
        thread.start();
    }

    private void run(long begin) {
        for (long left = delay.toNanos(); left > 0; left = delay.toNanos() - (System.nanoTime() - begin)) {
            if (state.get() == 2) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
        if (state.compareAndSet(0, 1)) {
            function.run();
        }
    }

    public boolean cancel() {
        Thread t = thread;
        if (t != null && state.get() == 0) {
            t.interrupt();
        }
        boolean kept = state.compareAndSet(0, 2) || state.get() == 2;
        if (kept) {
            LockSupport.unpark(thread);
        }
        return kept;
    }
}
