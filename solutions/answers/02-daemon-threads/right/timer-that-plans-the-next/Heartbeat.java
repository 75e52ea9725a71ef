package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.locks.ReentrantLock;

/** A java.util.Timer, of which each beat plans the next one when it has ended. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ReentrantLock beating = new ReentrantLock();
    private Timer timer;
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
        timer.schedule(next(), 0);
    }

    private TimerTask next() {
        return new TimerTask() {
            @Override
            public void run() {
                beating.lock();
                try {
                    if (!isClosed()) {
                        beat.run();
                        plan();
                    }
                } finally {
                    beating.unlock();
                }
            }
        };
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void plan() {
        if (!closed) {
            timer.schedule(next(), interval.toMillis());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (timer == null) {
                return;
            }
            timer.cancel();
        }
        // Nobody but the beat itself has this lock already.
        beating.lock();
        beating.unlock();
    }
}
