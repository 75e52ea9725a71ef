package interleave.daemonthreads;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (thread != null || closed.getCount() == 0) throw new IllegalStateException("started before, or closed");
        thread = new Thread(this::live, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        while (closed.getCount() > 0) {
            beat.run();
            if (closedInThePause()) return;
        }
    }

    private boolean closedInThePause() {
        long length = TimeUnit.NANOSECONDS.convert(interval);
        long begin = System.nanoTime();
        for (;;) {
            try {
                return closed.await(length - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // Not how it is ended.
            }
        }
    }

    @Override
    public void close() {
        Thread mine;
        synchronized (this) {
            closed.countDown();
            mine = thread;
        }
        if (mine == null || mine == Thread.currentThread()) return;
        try {
            mine.join();
        } catch (InterruptedException e) {
            try {
                mine.join();
            } catch (InterruptedException again) {
                // Somebody really wants us to go on.
            }
            Thread.currentThread().interrupt();
        }
    }
}
