package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** The queue of the free ones is all there is; whoever finds it empty waits in take. */
public class ConnectionPool<C> {
    private final BlockingQueue<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = free.take();
        try {
            return work.apply(connection);
        } finally {
            free.add(connection);
        }
    }
}
