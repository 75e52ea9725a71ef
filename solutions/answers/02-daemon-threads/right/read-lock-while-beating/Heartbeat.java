package interleave.daemonthreads;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A beat reads, a close writes; whoever holds the read lock is the beat itself. */
public class Heartbeat implements AutoCloseable {
    private enum State {
        FRESH,
        BEATING,
        CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.FRESH);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        Objects.requireNonNull(beat, "beat");
        Objects.requireNonNull(interval, "interval");
        thread = new Thread(() -> {
            do {
                lock.readLock().lock();
                try {
                    if (state.get() == State.CLOSED) return;
                    beat.run();
                } finally {
                    lock.readLock().unlock();
                }
            } while (!pause(interval));
        });
        thread.setName("heartbeat");
        thread.setDaemon(true);
    }

    /** Whether it has been closed. A pause is a sequence of days and a rest. */
    private boolean pause(Duration interval) {
        long end = System.nanoTime();
        Duration rest = interval;
        boolean interrupted = false;
        try {
            while (rest.compareTo(Duration.ZERO) > 0) {
                Duration day = rest.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : rest;
                end += day.toNanos();
                rest = rest.minus(day);
                for (; ; ) {
                    try {
                        if (closed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) return true;
                        break;
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
            return closed.getCount() == 0;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    public void start() {
        if (!state.compareAndSet(State.FRESH, State.BEATING)) throw new IllegalStateException("is " + state);
        thread.start();
    }

    @Override
    public void close() {
        state.set(State.CLOSED);
        closed.countDown();
        if (lock.getReadHoldCount() > 0) return;
        lock.writeLock().lock();
        lock.writeLock().unlock();
    }
}
