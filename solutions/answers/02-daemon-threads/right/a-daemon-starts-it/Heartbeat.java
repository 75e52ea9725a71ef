package interleave.daemonthreads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The pause waits for a phase that only close completes; the thread is made by a daemon, and so is one. */
public class Heartbeat implements AutoCloseable {
    private final Runnable beat;
    private final Duration interval;
    private final Phaser open = new Phaser(1);
    private final Lock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private Thread beating;
    private boolean used;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.interval = Objects.requireNonNull(interval);
    }

    public void start() {
        lock.lock();
        try {
            if (used || open.isTerminated()) {
                throw new IllegalStateException();
            }
            used = true;
        } finally {
            lock.unlock();
        }
        Thread starter = new Thread(() -> new Thread(this::go, "heartbeat").start(), "starter of a heartbeat");
        starter.setDaemon(true);
        starter.start();
    }

    private boolean enter() {
        lock.lock();
        try {
            if (open.isTerminated()) {
                return false;
            }
            beating = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            beating = null;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void go() {
        while (enter()) {
            try {
                beat.run();
            } finally {
                leave();
            }
            long from = System.nanoTime();
            Duration left = interval;
            while (!left.isNegative() && !left.isZero()) {
                try {
                    open.awaitAdvanceInterruptibly(
                            0,
                            Math.min(left.getSeconds(), 1_000_000) * 1_000_000_000L + left.getNano(),
                            TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException | TimeoutException e) {
                    left = interval.minusNanos(System.nanoTime() - from);
                }
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            open.forceTermination();
            while (beating != null && beating != Thread.currentThread()) {
                quiet.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
