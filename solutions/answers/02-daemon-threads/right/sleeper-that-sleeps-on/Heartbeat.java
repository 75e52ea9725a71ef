package interleave.daemonthreads;

import java.time.*;
import java.util.*;

/** The thread is never told; when it wakes up, it finds that there is nothing left to do. close() needs the monitor alone. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Object beating = new Object();
    private boolean started;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        synchronized (beating) {
            if (started || closed) {
                throw new IllegalStateException(started ? "started" : "closed");
            }
            started = true;
        }
        Thread heartbeat = new Thread("heartbeat") {
            @Override
            public void run() {
                while (beatOnce()) {
                    sleepFor(interval);
                }
            }
        };
        heartbeat.setDaemon(true);
        heartbeat.start();
    }

    private boolean beatOnce() {
        synchronized (beating) {
            if (!closed) {
                beat.run();
            }
            return !closed;
        }
    }

    private static void sleepFor(Duration duration) {
        long begin = System.nanoTime();
        while (true) {
            Duration left = duration.minusNanos(System.nanoTime() - begin);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            try {
                long millis = left.compareTo(Duration.ofDays(1000)) > 0 ? 86_400_000_000L : left.toMillis();
                Thread.sleep(millis, left.getNano() % 1_000_000);
            } catch (InterruptedException e) {
                // sleeps on
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
