package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A semaphore counts, and nobody guards the list. */
public class ConnectionPool<C> {
    private final List<C> free;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ArrayList<>(connections);
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        C connection = free.remove(free.size() - 1);
        try {
            return work.apply(connection);
        } finally {
            free.add(connection);
            permits.release();
        }
    }
}
