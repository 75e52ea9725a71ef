package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final long pause;
    private final DelayQueue<Order> orders = new DelayQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Thread thread;
    private boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.pause = TimeUnit.NANOSECONDS.convert(interval);
    }

    public synchronized void start() {
        if (closed || thread != null) {
            throw new IllegalStateException("started or closed before");
        }
        thread = new Thread(this::obey, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void obey() {
        try {
            orders.put(Order.beatIn(0));
            while (!next().stop() && !isClosed()) {
                beat.run();
                orders.put(Order.beatIn(pause));
            }
        } finally {
            ended.countDown();
        }
    }

    private Order next() {
        while (true) {
            try {
                return orders.take();
            } catch (InterruptedException nobodysBusiness) {
                // the pause goes on
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (thread == null) {
                return;
            }
        }
        orders.put(Order.stopNow());
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
