package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The semaphore counts the free connections, a queue that needs no lock knows which they are. */
public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ConcurrentLinkedQueue<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException("a pool needs a connection");
        }
        permits = new Semaphore(free.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        // Whoever has a permit finds a connection: each is put back before its permit is.
        C connection = free.remove();
        try {
            return work.apply(connection);
        } finally {
            free.add(connection);
            permits.release();
        }
    }
}
