package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Semaphore turn = new Semaphore(1);
    private final Semaphore stop = new Semaphore(0);
    private final Runnable beat;
    private final long nanos;
    private volatile Thread thread;
    private volatile boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.nanos = interval.compareTo(Duration.ofDays(10_000)) > 0 ? Long.MAX_VALUE : interval.toNanos();
    }

    public void start() {
        turn.acquireUninterruptibly();
        try {
            if (closed || thread != null) throw new IllegalStateException();
            Thread t = new Thread(this::run, "heartbeat");
            t.setDaemon(true);
            thread = t;
            t.start();
        } finally {
            turn.release();
        }
    }

    private void run() {
        do {
            turn.acquireUninterruptibly();
            try {
                if (closed) return;
                beat.run();
            } finally {
                turn.release();
            }
        } while (!pause());
    }

    private boolean pause() {
        try {
            return stop.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return closed;
        }
    }

    @Override
    public void close() {
        if (Thread.currentThread() == thread) {
            closed = true;
            stop.release();
            return;
        }
        closed = true;
        stop.release();
        turn.acquireUninterruptibly();
        turn.release();
    }
}
