package interleave.timer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicMarkableReference;

/** The reference holds what is to be called, the mark says that start has been called. Null means called off, or called. */
public class Timer {
    private final AtomicMarkableReference<Runnable> todo;
    private final Duration delay;
    private final BlockingQueue<Boolean> mailbox = new ArrayBlockingQueue<>(1);
    private volatile boolean called;

    public Timer(Duration delay, Runnable function) {
        this.delay = Objects.requireNonNull(delay);
        this.todo = new AtomicMarkableReference<>(Objects.requireNonNull(function), false);
    }

    public void start() {
        boolean[] started = new boolean[1];
        Runnable f;
        do {
            f = todo.get(started);
            if (started[0]) {
                throw new IllegalStateException();
            }
        } while (!todo.compareAndSet(f, f, false, true));
        if (f != null) {
            Runnable function = f;
            long begin = System.nanoTime();
            Thread t = new Thread(() -> run(function, begin));
            t.setDaemon(false);
            t.start();
        }
    }

    private void run(Runnable function, long begin) {
        long total = delay.toNanos();
        try {
            for (long left = total; left > 0; left = total - (System.nanoTime() - begin)) {
                if (mailbox.poll(left, TimeUnit.NANOSECONDS) != null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        synchronized (this) {
            if (!todo.compareAndSet(function, null, true, true)) {
                return;
            }
            called = true;
        }
        function.run();
    }

    public boolean cancel() {
        synchronized (this) {
            if (called) {
                return false;
            }
            boolean[] started = new boolean[1];
            Runnable f;
            do {
                f = todo.get(started);
            } while (!todo.compareAndSet(f, null, started[0], started[0]));
        }
        mailbox.offer(true);
        return true;
    }
}
