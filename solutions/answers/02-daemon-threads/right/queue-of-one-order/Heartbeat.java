package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Waits for its order to stop, in a queue, with a time limit. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final BlockingQueue<String> orders = new ArrayBlockingQueue<>(1);
    private final Semaphore mayStart = new Semaphore(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        if (!mayStart.tryAcquire()) {
            throw new IllegalStateException("started before, or closed");
        }
        Thread daemon = new Thread(() -> {
            thread.set(Thread.currentThread());
            try {
                live();
            } finally {
                over.countDown();
            }
        });
        daemon.setDaemon(true);
        daemon.setName("heartbeat");
        daemon.start();
    }

    private void live() {
        String order = orders.poll();
        while (order == null) {
            beat.run();
            order = orderWithinTheInterval();
        }
    }

    private String orderWithinTheInterval() {
        long end = System.nanoTime() + interval.toNanos();
        while (true) {
            try {
                return orders.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // Orders come through the queue.
            }
        }
    }

    @Override
    public void close() {
        if (mayStart.tryAcquire()) {
            over.countDown();
        }
        orders.offer("stop");
        boolean interrupted = Thread.interrupted();
        while (Thread.currentThread() != thread.get() && over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
