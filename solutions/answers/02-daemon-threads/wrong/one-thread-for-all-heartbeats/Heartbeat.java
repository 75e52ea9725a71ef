package interleave.daemonthreads;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Heartbeat implements AutoCloseable {
    private static final ScheduledExecutorService ALL = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    private final Runnable beat;
    private final Duration interval;
    private final ReentrantLock beating = new ReentrantLock();
    private final Object state = new Object();
    private boolean started;
    private boolean closed;
    private ScheduledFuture<?> beats;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        synchronized (state) {
            if (started || closed) throw new IllegalStateException("started before, or closed");
            started = true;
            beats = ALL.scheduleWithFixedDelay(this::once, 0, TimeUnit.NANOSECONDS.convert(interval), TimeUnit.NANOSECONDS);
        }
    }

    private void once() {
        beating.lock();
        try {
            synchronized (state) {
                if (closed) return;
            }
            beat.run();
        } finally {
            beating.unlock();
        }
    }

    @Override
    public void close() {
        synchronized (state) {
            closed = true;
            if (beats != null) beats.cancel(false);
        }
        beating.lock();
        beating.unlock();
    }
}
