package interleave.daemonthreads;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Semaphore mutex = new Semaphore(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        mutex.acquireUninterruptibly();
        try {
            if (closed.getCount() == 0 || thread != null) {
                throw new IllegalStateException();
            }
            thread = new Thread(this::run, "heartbeat");
            thread.setDaemon(true);
            thread.start();
        } finally {
            mutex.release();
        }
    }

    private void run() {
        boolean over = false;
        while (!over) {
            mutex.acquireUninterruptibly();
            try {
                if (closed.getCount() == 0) {
                    return;
                }
                beat.run();
            } finally {
                mutex.release();
            }
            try {
                over = closed.await(interval.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                over = false;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread() != thread) {
            mutex.acquireUninterruptibly();
            mutex.release();
        }
    }
}
