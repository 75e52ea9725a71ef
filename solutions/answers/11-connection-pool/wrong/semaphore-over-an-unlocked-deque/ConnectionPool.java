package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A semaphore counts, and nobody guards the deque. */
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
        permits.acquire();
        C connection = free.pop();
        try {
            return work.apply(connection);
        } finally {
            free.push(connection);
            permits.release();
        }
    }
}
