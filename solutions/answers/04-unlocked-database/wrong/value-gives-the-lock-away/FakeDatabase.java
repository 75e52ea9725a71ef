package interleave.unlockeddatabase;

import java.util.*;

public class FakeDatabase {
    private final Runnable latency;
    private final Object monitor = new Object();
    private Thread owner;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock();
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } finally {
            unlock();
        }
    }

    public int value() {
        lock();
        try {
            return value;
        } finally {
            unlock();
        }
    }

    private void lock() {
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        synchronized (monitor) {
            while (owner != null && owner != me) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            owner = me;
        }
        if (interrupted) {
            me.interrupt();
        }
    }

    private void unlock() {
        synchronized (monitor) {
            owner = null;
            monitor.notifyAll();
        }
    }
}
