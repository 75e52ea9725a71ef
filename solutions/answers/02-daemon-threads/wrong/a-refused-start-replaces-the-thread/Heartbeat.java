package interleave.daemonthreads;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private boolean started, closed;
    private Thread heart;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        heart = new Thread(this::live, "heartbeat");
        heart.setDaemon(true);
        if (started || closed) throw new IllegalStateException();
        started = true;
        heart.start();
    }

    private void live() {
        for (; ; ) {
            synchronized (this) {
                if (closed) return;
            }
            beat.run();
            synchronized (this) {
                long end = System.nanoTime() + interval.toNanos();
                for (long left; !closed && (left = end - System.nanoTime()) > 0; )
                    try {
                        TimeUnit.NANOSECONDS.timedWait(this, left);
                    } catch (InterruptedException e) {
                    }
            }
        }
    }

    @Override
    public void close() {
        Thread h;
        synchronized (this) {
            closed = true;
            notifyAll();
            h = heart;
        }
        if (h == null || h == Thread.currentThread()) return;
        boolean flag = false;
        for (; ; ) {
            try {
                h.join();
                break;
            } catch (InterruptedException e) {
                flag = true;
            }
        }
        if (flag) Thread.currentThread().interrupt();
    }
}
