package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final Collection<? extends C> connections;
    private final Queue<C> free = new ArrayDeque<>();
    private int lent;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        this.connections = connections;
        free.addAll(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection;
        synchronized (this) {
            while (lent >= connections.size()) {
                wait();
            }
            lent++;
            connection = free.remove();
        }
        try {
            return work.apply(connection);
        } finally {
            synchronized (this) {
                lent--;
                free.add(connection);
                notifyAll();
            }
        }
    }
}
