package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class FakeDatabase {
    private final Runnable latency;
    private final ConcurrentLinkedQueue<Thread> waiters = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean locked = new AtomicBoolean();
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        waiters.add(me);
        while (waiters.peek() != me || !locked.compareAndSet(false, true)) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
            }
        }
        waiters.remove();
        if (interrupted) {
            me.interrupt();
        }
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } finally {
            LockSupport.unpark(waiters.peek());
            locked.set(false);
        }
    }

    public int value() {
        return value;
    }
}
