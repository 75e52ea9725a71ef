package interleave.connectionpool;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Each caller gets the next connection in turn. */
public class ConnectionPool<C> {
    private final List<C> connections;
    private final AtomicInteger next = new AtomicInteger();
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = List.copyOf(connections);
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        try {
            return work.apply(connections.get(Math.floorMod(next.getAndIncrement(), connections.size())));
        } finally {
            permits.release();
        }
    }
}
