package interleave.daemonthreads;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;

/** A pool without any work is what it pauses on: to close is to shut that pool down. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final ThreadPoolExecutor never = new ThreadPoolExecutor(0, 1, 0, NANOSECONDS, new LinkedBlockingQueue<>());
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        Thread created = new Thread(this::loop);
        created.setName("heartbeat");
        created.setDaemon(true);
        synchronized (never) {
            if (never.isShutdown() || !thread.compareAndSet(null, created)) {
                throw new IllegalStateException("started or closed");
            }
            created.start();
        }
    }

    private void loop() {
        try {
            while (!never.isShutdown()) {
                beat.run();
                if (closedWithinTheInterval()) {
                    return;
                }
            }
        } finally {
            ended.countDown();
        }
    }

    private boolean closedWithinTheInterval() {
        final long length =
                interval.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : interval.toNanos();
        final long from = System.nanoTime();
        boolean interrupted = false;
        try {
            for (; ; ) {
                try {
                    long left = length - (System.nanoTime() - from);
                    return never.awaitTermination(Math.max(left, 0), NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        final Thread running;
        synchronized (never) {
            never.shutdown();
            running = thread.get();
        }
        if (running != null && running != Thread.currentThread()) {
            boolean interrupted = Thread.interrupted();
            while (true) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
