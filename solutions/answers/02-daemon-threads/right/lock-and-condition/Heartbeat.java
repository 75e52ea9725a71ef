package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock with one condition for all news, and waiting that no interrupt ends. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread = new Thread(this::live, "heartbeat");
    private boolean started;
    private boolean closed;
    private boolean over;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        lock.lock();
        try {
            if (started || closed) {
                throw new IllegalStateException("started before, or closed");
            }
            started = true;
            thread.setDaemon(true);
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    private void live() {
        lock.lock();
        try {
            while (!closed) {
                lock.unlock();
                try {
                    beat.run();
                } finally {
                    lock.lock();
                }
                pause();
            }
        } finally {
            over = true;
            news.signalAll();
            lock.unlock();
        }
    }

    private void pause() {
        long left = interval.toNanos();
        while (!closed && left > 0) {
            try {
                left = news.awaitNanos(left);
            } catch (InterruptedException e) {
                // A beat may have left the flag behind; it has asked for nothing that this thread could do.
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
            while (started && !over && Thread.currentThread() != thread) {
                news.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
