package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Semaphore permits;
    private final Object entrance = new Object();

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ConcurrentLinkedQueue<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException();
        }
        permits = new Semaphore(free.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection;
        synchronized (entrance) {
            permits.acquire();
            connection = free.remove();
        }
        try {
            return work.apply(connection);
        } finally {
            free.add(connection);
            permits.release();
        }
    }
}
