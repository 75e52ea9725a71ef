package interleave.daemonthreads;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private boolean started;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (started || closed.getCount() == 0) {
            throw new IllegalStateException();
        }
        started = true;
        Thread fresh = new Thread(this::run, "heartbeat");
        fresh.setDaemon(true);
        thread.set(fresh);
        fresh.start();
    }

    private void run() {
        boolean over = closed.getCount() == 0;
        while (!over) {
            beat.run();
            try {
                over = closed.await(interval.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                over = closed.getCount() == 0;
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
        }
        if (thread.get() == Thread.currentThread()) {
            return;
        }
        Thread mine = thread.getAndSet(null);
        boolean interrupted = false;
        while (mine != null && mine.isAlive()) {
            try {
                mine.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
