package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Semaphore mayBeat = new Semaphore(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public synchronized void start() {
        if (thread != null || closed.getCount() == 0) {
            throw new IllegalStateException();
        }
        thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        boolean again;
        do {
            mayBeat.acquireUninterruptibly();
            again = closed.getCount() > 0;
            if (again) {
                beat.run();
            }
            mayBeat.release();
        } while (again && pause());
    }

    private boolean pause() {
        long nanos = TimeUnit.NANOSECONDS.convert(interval);
        long begin = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - begin)) {
            try {
                if (closed.await(left, TimeUnit.NANOSECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                // only close() ends a pause
            }
        }
        return true;
    }

    @Override
    public void close() {
        Thread beating;
        synchronized (this) {
            closed.countDown();
            beating = thread;
        }
        if (beating != null && beating != Thread.currentThread()) {
            mayBeat.acquireUninterruptibly();
        }
    }
}
