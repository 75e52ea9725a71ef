package interleave.unlockeddatabase;

import java.lang.invoke.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A lock of three states; who has to wait does so in a monitor, as a futex does. */
public class FakeDatabase {
    private static final VarHandle STATE, VALUE;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            STATE = l.findVarHandle(FakeDatabase.class, "state", int.class);
            VALUE = l.findVarHandle(FakeDatabase.class, "value", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Runnable latency;
    private int state; // 0 free, 1 held, 2 held and somebody may wait
    private int value;
    private final Object queue = new Object();

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    private void lock() {
        if (STATE.compareAndSet(this, 0, 1)) return;
        boolean interrupted = false;
        synchronized (queue) {
            while ((int) STATE.getAndSet(this, 2) != 0)
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void unlock() {
        if ((int) STATE.getAndSet(this, 0) == 2)
            synchronized (queue) {
                queue.notify();
            }
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        lock();
        try {
            int copy = (int) VALUE.get(this);
            copy++;
            latency.run();
            VALUE.setRelease(this, copy);
        } finally {
            unlock();
        }
    }

    public int value() {
        return (int) VALUE.getAcquire(this);
    }
}
