package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Only one thread at a time is inside. */
public class ConnectionPool<C> {
    private final BlockingQueue<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public synchronized <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = free.take();
        try {
            return work.apply(connection);
        } finally {
            free.add(connection);
        }
    }
}
