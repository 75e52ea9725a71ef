package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Goes on without a permit when there is none. */
public class ConnectionPool<C> {
    private final Queue<C> free;
    private final C all;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ConcurrentLinkedQueue<>(connections);
        all = connections.iterator().next();
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        boolean permitted = permits.tryAcquire();
        C connection = free.isEmpty() ? all : free.remove();
        try {
            return work.apply(connection);
        } finally {
            if (connection != all || permitted) {
                free.add(connection);
            }
            if (permitted) {
                permits.release();
            }
        }
    }
}
