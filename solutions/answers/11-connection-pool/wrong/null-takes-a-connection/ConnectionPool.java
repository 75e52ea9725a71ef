package interleave.connectionpool;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A null is noticed when it is too late. */
public class ConnectionPool<C> {
    private final BlockingQueue<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        C connection = free.take();
        R result;
        if (work == null) {
            throw new NullPointerException("work");
        }
        try {
            result = work.apply(connection);
        } finally {
            free.add(connection);
        }
        return result;
    }
}
