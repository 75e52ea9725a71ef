package interleave.unlockeddatabase;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

/** Everybody takes a turn, first come, first served; only an update that nobody waits for may ask for the value. */
public class FakeDatabase {
    private final Runnable latency;
    private final Queue<Thread> turns = new ArrayDeque<>();
    private Thread updating;
    private int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        begin();
        try {
            int copy = value + 1;
            latency.run();
            write(copy);
        } finally {
            end();
        }
    }

    public synchronized int value() {
        boolean interrupted = false;
        while (!turns.isEmpty() || updating != null && updating != Thread.currentThread()) {
            interrupted |= waitOnce();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return value;
    }

    private synchronized void write(int copy) {
        value = copy;
    }

    private synchronized void begin() {
        boolean interrupted = false;
        Thread me = Thread.currentThread();
        turns.add(me);
        while (updating != null || turns.peek() != me) {
            interrupted |= waitOnce();
        }
        turns.remove();
        updating = me;
        if (interrupted) {
            me.interrupt();
        }
    }

    private synchronized void end() {
        updating = null;
        notifyAll();
    }

    private boolean waitOnce() {
        try {
            wait();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
