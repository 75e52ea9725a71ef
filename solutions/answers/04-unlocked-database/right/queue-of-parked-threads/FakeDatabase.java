package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Threads stand in line; the first one updates, and wakes the next. */
public class FakeDatabase {
    private final Runnable latency;
    private final Queue<Thread> line = new ConcurrentLinkedQueue<>();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        line.add(me);
        while (line.peek() != me) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        try {
            int copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            line.remove();
            LockSupport.unpark(line.peek());
            if (interrupted) {
                me.interrupt();
            }
        }
    }

    public int value() {
        return value;
    }
}
