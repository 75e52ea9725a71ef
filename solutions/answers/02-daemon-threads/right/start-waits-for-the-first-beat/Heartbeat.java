package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A scheduler of one thread; who starts waits until the thread is at its first beat. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final long nanos;
    private final AtomicInteger state = new AtomicInteger(); // 0 new, 1 started, 2 closed
    private final CountDownLatch first = new CountDownLatch(1);
    private final BlockingQueue<Thread> threads = new ArrayBlockingQueue<>(1);
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, this::thread);

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        long n;
        try {
            n = Math.max(1, interval.toNanos());
        } catch (ArithmeticException e) {
            n = Long.MAX_VALUE / 4;
        }
        nanos = n;
        scheduler.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    public void start() {
        synchronized (state) {
            if (!state.compareAndSet(0, 1)) {
                throw new IllegalStateException(state.get() == 1 ? "started already" : "closed");
            }
            scheduler.scheduleWithFixedDelay(this::guardedBeat, 0, nanos, TimeUnit.NANOSECONDS);
        }
        boolean interrupted = false;
        while (first.getCount() > 0 && state.get() == 1) {
            try {
                first.await(10, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void guardedBeat() {
        first.countDown();
        if (state.get() != 2) {
            beat.run();
        }
    }

    @Override
    public void close() {
        synchronized (state) {
            state.set(2);
            scheduler.shutdown();
        }
        if (Thread.currentThread() == threads.peek()) {
            return;
        }
        boolean interrupted = false;
        while (!scheduler.isTerminated()) {
            try {
                scheduler.awaitTermination(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
