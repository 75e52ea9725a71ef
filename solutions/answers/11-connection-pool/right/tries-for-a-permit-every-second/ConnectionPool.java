package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Waits for a second for a permit, and then for another second. */
public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ConcurrentLinkedQueue<>(connections);
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        while (!permits.tryAcquire(1, TimeUnit.SECONDS)) {
            // Somebody takes his time.
        }
        try {
            C connection = free.remove();
            try {
                return work.apply(connection);
            } finally {
                free.add(connection);
            }
        } finally {
            permits.release();
        }
    }
}
