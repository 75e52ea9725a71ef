package interleave.daemonthreads;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** One task of a fork-join pool of one worker, which is a daemon by itself. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private ForkJoinTask<?> life;
    private Thread heart;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        synchronized (this) {
            if (closed || life != null) throw new IllegalStateException("no second life");
            ForkJoinPool pool = new ForkJoinPool(
                    1,
                    p -> {
                        ForkJoinWorkerThread t = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(p);
                        t.setName("heartbeat");
                        return t;
                    },
                    null,
                    true);
            life = pool.submit(() -> {
                live();
                pool.shutdown();
            });
        }
    }

    private void live() {
        synchronized (this) {
            heart = Thread.currentThread();
            if (closed) return;
        }
        while (true) {
            beat.run();
            synchronized (this) {
                long until = System.nanoTime() + interval.toNanos();
                while (!closed && until - System.nanoTime() > 0) {
                    long left = until - System.nanoTime();
                    if (left > 0)
                        try {
                            wait(left / 1_000_000, (int) (left % 1_000_000));
                        } catch (InterruptedException e) {
                        }
                }
                if (closed) return;
            }
        }
    }

    @Override
    public void close() {
        ForkJoinTask<?> l;
        synchronized (this) {
            closed = true;
            notifyAll();
            if (heart == Thread.currentThread()) return;
            l = life;
        }
        if (l != null) l.join();
    }
}
