package interleave.unlockeddatabase;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

/** A queue as in a CLH lock, but its threads park in place of spinning. */
public class FakeDatabase {
    private static final class Node {
        volatile boolean done;
        volatile Thread next;
    }

    private final AtomicReference<Node> tail = new AtomicReference<>(free());
    private final Runnable latency;
    private final AtomicInteger value = new AtomicInteger();

    private static Node free() {
        Node n = new Node();
        n.done = true;
        return n;
    }

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        Node mine = new Node();
        Node before = tail.getAndSet(mine);
        before.next = Thread.currentThread();
        boolean interrupted = false;
        while (!before.done) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) Thread.currentThread().interrupt();
        try {
            int copy = value.getPlain();
            latency.run();
            value.lazySet(copy + 1);
        } finally {
            mine.done = true;
            LockSupport.unpark(mine.next);
        }
    }

    public int value() {
        return value.get();
    }
}
