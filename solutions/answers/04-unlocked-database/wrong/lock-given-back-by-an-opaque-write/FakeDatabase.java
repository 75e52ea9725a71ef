package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final AtomicInteger held = new AtomicInteger();
    private final Object queue = new Object();
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private void lock() {
        boolean interrupted = false;
        while (!held.compareAndSet(0, 1)) {
            synchronized (queue) {
                if (held.get() == 1)
                    try {
                        queue.wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void unlock() {
        held.setOpaque(0);
        synchronized (queue) {
            queue.notify();
        }
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock();
        inside.set(true);
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            inside.set(false);
            unlock();
        }
    }

    public int value() {
        if (inside.get()) return value;
        lock();
        try {
            return value;
        } finally {
            unlock();
        }
    }
}
