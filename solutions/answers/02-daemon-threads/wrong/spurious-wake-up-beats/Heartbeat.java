package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat, "beat");
        this.interval = Objects.requireNonNull(interval, "interval");
    }

    private boolean closed;
    private Thread thread;

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException();
        }
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized boolean pause() {
        if (!closed) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, nanos(interval)));
            } catch (InterruptedException e) {
                // goes on
            }
        }
        return closed;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void run() {
        if (isClosed()) {
            return;
        }
        do {
            beat.run();
        } while (!pause());
    }

    @Override
    public void close() {
        Thread t;
        synchronized (this) {
            closed = true;
            notifyAll();
            t = thread;
        }
        if (t == null || t == Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        while (true) {
            try {
                t.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long nanos(Duration d) {
        return d.compareTo(Duration.ofDays(36500)) > 0 ? Duration.ofDays(36500).toNanos() : d.toNanos();
    }
}
