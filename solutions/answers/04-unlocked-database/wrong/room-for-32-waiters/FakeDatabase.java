package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final Object guard = new Object();
    private final ArrayBlockingQueue<Waiter> waiting = new ArrayBlockingQueue<>(32);
    private boolean busy;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        acquire();
        try {
            int copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            release();
        }
    }

    public int value() {
        return value;
    }
    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile boolean granted;
    }

    private void acquire() {
        Waiter me = new Waiter();
        synchronized (guard) {
            if (!busy) {
                busy = true;
                return;
            }
            waiting.add(me);
        }
        boolean interrupted = false;
        while (!me.granted) {
            LockSupport.park(this);
            if (Thread.interrupted()) interrupted = true;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void release() {
        Waiter next;
        synchronized (guard) {
            next = waiting.poll();
            if (next == null) {
                busy = false;
                return;
            }
        }
        next.granted = true;
        LockSupport.unpark(next.thread);
    }
}
