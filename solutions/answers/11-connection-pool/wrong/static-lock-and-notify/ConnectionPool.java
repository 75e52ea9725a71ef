package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private static final Object LOCK = new Object();
    private final Deque<C> free = new ArrayDeque<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) throw new IllegalArgumentException();
        free.addAll(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C c;
        synchronized (LOCK) {
            while (free.isEmpty()) LOCK.wait();
            c = free.pop();
        }
        try {
            return work.apply(c);
        } finally {
            synchronized (LOCK) {
                free.push(c);
                LOCK.notify();
            }
        }
    }
}
