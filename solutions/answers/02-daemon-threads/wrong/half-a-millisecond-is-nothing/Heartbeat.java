package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
    }

    private boolean closed;
    private boolean beating;
    private Thread thread;

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException();
        }
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                beating = true;
            }
            beat.run();
            synchronized (this) {
                beating = false;
                notifyAll();
                long end = System.currentTimeMillis() + interval.toMillis();
                try {
                    long left = interval.toMillis();
                    do {
                        wait(left);
                        left = end - System.currentTimeMillis();
                    } while (!closed && left > 0);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        synchronized (this) {
            closed = true;
            notifyAll();
            while (beating && Thread.currentThread() != thread) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
