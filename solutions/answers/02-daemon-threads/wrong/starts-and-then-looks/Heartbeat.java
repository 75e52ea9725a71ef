package interleave.daemonthreads;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final List<Thread> hearts = new ArrayList<>();
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (closed) throw new IllegalStateException("closed");
        Thread t = new Thread(this::live, "heartbeat");
        t.setDaemon(true);
        t.start();
        hearts.add(t);
        if (hearts.size() > 1) throw new IllegalStateException("twice");
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
        List<Thread> hs;
        synchronized (this) {
            closed = true;
            notifyAll();
            hs = List.copyOf(hearts);
        }
        if (hs.contains(Thread.currentThread())) return;
        boolean flag = false;
        for (Thread h : hs)
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
