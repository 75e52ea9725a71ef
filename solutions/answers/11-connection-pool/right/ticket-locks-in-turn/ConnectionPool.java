package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    /** Strict order of arrival: each waiter has a latch of its own. */
    private final Lock mutex = new ReentrantLock();

    private final Map<Long, Waiter> queue = new TreeMap<>();
    private final Set<C> free = Collections.newSetFromMap(new IdentityHashMap<>());
    private long next;

    private final class Waiter {
        final CountDownLatch served = new CountDownLatch(1);
        C got;
    }

    public ConnectionPool(Collection<? extends C> connections) {
        free.addAll(connections);
        if (free.isEmpty()) throw new IllegalArgumentException("no connections");
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        Waiter w = new Waiter();
        mutex.lock();
        long ticket = next++;
        queue.put(ticket, w);
        serve();
        mutex.unlock();
        try {
            w.served.await();
        } catch (InterruptedException e) {
            mutex.lock();
            try {
                queue.remove(ticket);
                if (w.got != null) {
                    free.add(w.got);
                    serve();
                }
            } finally {
                mutex.unlock();
            }
            throw e;
        }
        try {
            return work.apply(w.got);
        } finally {
            mutex.lock();
            try {
                free.add(w.got);
                serve();
            } finally {
                mutex.unlock();
            }
        }
    }

    private void serve() {
        Iterator<Waiter> waiting = queue.values().iterator();
        Iterator<C> idle = free.iterator();
        while (waiting.hasNext() && idle.hasNext()) {
            Waiter w = waiting.next();
            waiting.remove();
            w.got = idle.next();
            idle.remove();
            w.served.countDown();
        }
    }
}
