package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;

/** A ready-made timer, whose fixed delay counts from the beginning of a task. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private Timer timer;
    private Thread thread;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (timer != null || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        timer = new Timer("heartbeat", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tick();
                    }
                },
                0,
                interval.toMillis());
    }

    private void tick() {
        synchronized (this) {
            if (closed) {
                return;
            }
            thread = Thread.currentThread();
        }
        beat.run();
        synchronized (this) {
            thread = null;
            notifyAll();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
        boolean interrupted = false;
        while (thread != null && thread != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
