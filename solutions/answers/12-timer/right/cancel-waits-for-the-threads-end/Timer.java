package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where {@link #cancel} has won, it comes back when the timer's thread, which runs nothing then, has ended. */
public class Timer {
    private final Duration delay;
    private final Runnable function;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition called = lock.newCondition();
    private Thread thread;
    private boolean started;
    private Boolean kept;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.function = Objects.requireNonNull(function);
    }

    public void start() {
        lock.lock();
        try {
            if (started) {
                throw new IllegalStateException();
            }
            started = true;
            if (kept == null) {
                long due = System.nanoTime() + delay.toNanos();
                thread = new Thread(() -> {
                    if (mayRun(due)) {
                        function.run();
                    }
                });
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean mayRun(long due) {
        lock.lock();
        try {
            for (long left; kept == null && (left = due - System.nanoTime()) > 0; ) {
                try {
                    called.awaitNanos(left);
                } catch (InterruptedException e) {
                    // Looks again.
                }
            }
            if (kept == null) {
                kept = false;
            }
            return !kept;
        } finally {
            lock.unlock();
        }
    }

    public boolean cancel() {
        Thread ending;
        lock.lock();
        try {
            if (kept == null) {
                kept = true;
                called.signal();
            }
            if (!kept) {
                return false;
            }
            ending = thread;
        } finally {
            lock.unlock();
        }
        boolean flag = false;
        while (ending != null && ending.isAlive()) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                flag = true;
            }
        }
        if (flag) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
