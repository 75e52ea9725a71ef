package interleave.daemonthreads;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** The pause is a timed join of a thread that ends when the heartbeat is closed. */
public class Heartbeat implements AutoCloseable {
    private enum State {
        NEW,
        BEATING,
        CLOSED
    }

    private final Runnable beat;
    private final Duration interval;
    private final Semaphore ends = new Semaphore(0);
    private final Thread sentinel = new Thread(ends::acquireUninterruptibly, "sentinel");
    private State state = State.NEW;
    private Thread heart;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
        sentinel.setDaemon(true);
    }

    public synchronized void start() {
        if (state != State.NEW) throw new IllegalStateException(state.name());
        state = State.BEATING;
        sentinel.start();
        heart = new Thread("heartbeat") {
            @Override
            public void run() {
                do {
                    beat.run();
                } while (!over());
            }
        };
        heart.setDaemon(true);
        heart.start();
    }

    private synchronized boolean closed() {
        return state == State.CLOSED;
    }

    private boolean over() {
        long begin = System.nanoTime(), whole = interval.toNanos();
        for (long left = whole; left > 0 && !closed(); left = whole - (System.nanoTime() - begin)) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(sentinel, left);
            } catch (InterruptedException e) {
            }
        }
        return closed();
    }

    @Override
    public void close() {
        Thread h;
        synchronized (this) {
            if (state == State.BEATING) ends.release();
            state = State.CLOSED;
            h = heart;
        }
        if (h == null || h == Thread.currentThread()) return;
        boolean interrupted = false;
        while (true) {
            try {
                h.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
