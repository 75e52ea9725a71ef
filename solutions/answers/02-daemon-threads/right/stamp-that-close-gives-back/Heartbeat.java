package interleave.daemonthreads;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** The pause is an attempt to read a lock that close() unlocks; a second one is held while a beat runs. */
public class Heartbeat implements AutoCloseable {
    private enum State {
        NEW,
        GOING,
        CLOSED
    }

    private final Runnable beat;
    private final long pause;
    private final StampedLock gate = new StampedLock();
    private final StampedLock beating = new StampedLock();
    private final long stamp = gate.writeLock();
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private volatile Thread thread;

    public Heartbeat(Runnable beat, Duration interval) {
        this.beat = Objects.requireNonNull(beat);
        this.pause = Math.min(interval.getSeconds(), 1_000_000_000L) >= 1_000_000_000L
                ? 1_000_000_000_000_000_000L
                : interval.toNanos();
    }

    @Override
    public void close() {
        if (state.getAndSet(State.CLOSED) != State.CLOSED) {
            gate.unlockWrite(stamp);
        }
        if (Thread.currentThread() != thread) {
            beating.unlockWrite(beating.writeLock());
        }
    }

    public void start() {
        if (!state.compareAndSet(State.NEW, State.GOING)) {
            throw new IllegalStateException(state.get().toString());
        }
        Thread t = new Thread(this::go, "heartbeat");
        t.setDaemon(true);
        thread = t;
        t.start();
    }

    private void go() {
        while (once()) {
            long end = System.nanoTime() + pause;
            for (long left = pause; left > 0; left = end - System.nanoTime()) {
                try {
                    long s = gate.tryReadLock(left, TimeUnit.NANOSECONDS);
                    if (s != 0) {
                        gate.unlockRead(s);
                        return;
                    }
                } catch (InterruptedException e) {
                    // the beat may have left a flag; the pause goes on
                }
            }
        }
    }

    private boolean once() {
        long s = beating.writeLock();
        try {
            if (state.get() != State.GOING) {
                return false;
            }
            beat.run();
            return true;
        } finally {
            beating.unlockWrite(s);
        }
    }
}
