package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Semaphore due = new Semaphore(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private ScheduledExecutorService timekeeper;
    private Thread thread;
    private volatile boolean closed;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException();
        }
        timekeeper = Executors.newSingleThreadScheduledExecutor();
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        due.acquireUninterruptibly();
        while (!closed) {
            beat.run();
            sayWhenItIsDue();
            due.acquireUninterruptibly();
        }
        ended.countDown();
    }

    private synchronized void sayWhenItIsDue() {
        if (!closed) {
            timekeeper.schedule(() -> due.release(), TimeUnit.NANOSECONDS.convert(interval), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (thread == null) {
                return;
            }
            timekeeper.shutdownNow();
        }
        due.release();
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
