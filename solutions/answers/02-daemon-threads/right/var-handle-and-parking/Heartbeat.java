package interleave.daemonthreads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** States only go up; a close() that came before any start() goes from 0 to 3 directly. */
public class Heartbeat implements AutoCloseable {
    private static final int NEW = 0;
    private static final int STARTED = 1;
    private static final int CLOSING = 2;
    private static final int ENDED = 3;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Heartbeat.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable beat;
    private final Duration interval;
    private final Thread thread;
    private final Queue<Thread> closers = new ConcurrentLinkedQueue<>();
    private volatile int state;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
        thread = new Thread(this::beatOnAndOn, "heartbeat");
        thread.setDaemon(true);
    }

    public void start() {
        if (!STATE.compareAndSet(this, NEW, STARTED)) {
            throw new IllegalStateException();
        }
        thread.start();
    }

    private void beatOnAndOn() {
        long length = TimeUnit.NANOSECONDS.convert(interval);
        while (state == STARTED) {
            beat.run();
            long begin = System.nanoTime();
            long left = length;
            while (left > 0 && state == STARTED) {
                LockSupport.parkNanos(this, left);
                Thread.interrupted();
                left = length - (System.nanoTime() - begin);
            }
        }
        state = ENDED;
        for (Thread closer = closers.poll(); closer != null; closer = closers.poll()) {
            LockSupport.unpark(closer);
        }
    }

    @Override
    public void close() {
        if (STATE.compareAndSet(this, NEW, ENDED)) {
            return;
        }
        if (STATE.compareAndSet(this, STARTED, CLOSING)) {
            LockSupport.unpark(thread);
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        closers.add(Thread.currentThread());
        boolean interrupted = false;
        while (state != ENDED) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
