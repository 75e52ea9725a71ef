package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** All pools share the connections. */
public class ConnectionPool<C> {
    private static final BlockingQueue<Object> FREE = new LinkedBlockingQueue<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        FREE.addAll(connections);
    }

    @SuppressWarnings("unchecked")
    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = (C) FREE.take();
        try {
            return work.apply(connection);
        } finally {
            FREE.add(connection);
        }
    }
}
