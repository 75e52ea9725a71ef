package interleave.daemonthreads;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private static int made;

    private final Runnable beat;
    private final Duration interval;
    private final Clock clock = Clock.systemUTC();
    private final int id = nextId();
    private BeatThread thread;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    private static synchronized int nextId() {
        return ++made;
    }

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException("heartbeat " + id + " was started or closed");
        }
        thread = new BeatThread();
        thread.start();
    }

    private class BeatThread extends Thread {
        BeatThread() {
            super("heartbeat");
            setDaemon(true);
        }

        @Override
        public void run() {
            do {
                if (isClosed()) {
                    return;
                }
                beat.run();
            } while (pause());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean pause() {
        Instant due = clock.instant().plus(interval).plusMillis(1);
        while (!closed) {
            Duration left = Duration.between(clock.instant(), due);
            if (left.isZero() || left.isNegative()) {
                return true;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left.toNanos());
            } catch (InterruptedException e) {
                // the pause goes on
            }
        }
        return false;
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
        while (t.isAlive()) {
            try {
                TimeUnit.SECONDS.timedJoin(t, 60);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
