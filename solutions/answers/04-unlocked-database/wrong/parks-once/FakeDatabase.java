package interleave.unlockeddatabase;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

public class FakeDatabase {
    private final Runnable latency;
    private final Queue<Thread> waiting = new ArrayDeque<>();
    private boolean busy;
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        boolean wait;
        synchronized (waiting) {
            wait = busy;
            busy = true;
            if (wait) waiting.add(Thread.currentThread());
        }
        boolean interrupted = Thread.interrupted();
        while (wait) {
            LockSupport.park(this); // whoever leaves hands the database over
            wait = Thread.interrupted();
            if (wait) {
                interrupted = true;
                synchronized (waiting) {
                    wait = waiting.contains(Thread.currentThread());
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        try {
            int copy = value;
            copy = copy + 1;
            latency.run();
            value = copy;
        } finally {
            synchronized (waiting) {
                Thread next = waiting.poll();
                if (next == null) busy = false;
                else LockSupport.unpark(next);
            }
        }
    }

    public int value() {
        return value;
    }
}
