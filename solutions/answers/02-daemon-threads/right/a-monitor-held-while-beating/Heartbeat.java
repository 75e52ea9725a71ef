package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** It beats while it holds a monitor that close takes, too. A thread that sleeps out its pause disturbs nobody. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Object beating = new Object();
    private boolean started;
    private volatile boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException("started before, or closed");
        }
        started = true;
        Thread thread = new Thread(this::live, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        while (true) {
            synchronized (beating) {
                if (closed) {
                    return;
                }
                beat.run();
            }
            try {
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        synchronized (beating) {
            closed = true;
        }
    }
}
