package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Takes the permit and the connection under one lock. */
public class ConnectionPool<C> {
    private final Deque<C> free;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ArrayDeque<>(connections);
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection;
        synchronized (free) {
            permits.acquire();
            connection = free.pop();
        }
        try {
            return work.apply(connection);
        } finally {
            synchronized (free) {
                free.push(connection);
                permits.release();
            }
        }
    }
}
