package interleave.daemonthreads;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.locks.*;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopped = lock.newCondition();
    private Thread thread;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        lock.lock();
        try {
            if (closed || thread != null) {
                throw new IllegalStateException();
            }
            thread = new Thread(this::run, "heartbeat");
            thread.setDaemon(true);
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (;;) {
            lock.lock();
            try {
                if (closed) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            synchronized (beat) {
                beat.run();
            }
            lock.lock();
            try {
                long left = interval.toNanos();
                while (!closed && left > 0) {
                    left = stopped.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                // nobody interrupts this thread but a beat
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        Thread mine;
        lock.lock();
        try {
            closed = true;
            stopped.signalAll();
            mine = thread;
        } finally {
            lock.unlock();
        }
        if (mine == null || mine == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (mine.isAlive()) {
            try {
                mine.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
