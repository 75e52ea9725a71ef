package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

/** A thread gets the connection again that it had last, if that is free. */
public class ConnectionPool<C> {
    private static final class Slot<C> {
        private final C connection;
        private boolean lent;

        Slot(C connection) {
            this.connection = connection;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final Deque<Slot<C>> slots = new ArrayDeque<>();
    private final ThreadLocal<WeakReference<Slot<C>>> last = new ThreadLocal<>();

    public ConnectionPool(Collection<? extends C> connections) {
        connections.forEach(connection -> slots.add(new Slot<>(connection)));
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        if (work == null) {
            throw new NullPointerException("work");
        }
        Slot<C> slot = lend();
        last.set(new WeakReference<>(slot));
        try {
            return work.apply(slot.connection);
        } finally {
            lock.lock();
            slot.lent = false;
            given.signal();
            lock.unlock();
        }
    }

    private Slot<C> lend() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                WeakReference<Slot<C>> reference = last.get();
                Slot<C> slot = reference == null ? null : reference.get();
                if (slot == null || slot.lent) {
                    slot = slots.stream().filter(s -> !s.lent).findFirst().orElse(null);
                }
                if (slot != null) {
                    slot.lent = true;
                    return slot;
                }
                given.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
