package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

/** A vector is its own monitor. */
public class ConnectionPool<C> {
    private final Vector<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        free = new Vector<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection;
        synchronized (free) {
            while (free.isEmpty()) {
                free.wait(60_000);
            }
            connection = free.remove(free.size() - 1);
        }
        try {
            return work.apply(connection);
        } finally {
            synchronized (free) {
                free.addElement(connection);
                free.notify();
            }
        }
    }
}
