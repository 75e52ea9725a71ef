package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final BlockingQueue<C> free;
    private final ThreadLocal<C> mine = new ThreadLocal<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C had = mine.get();
        if (had != null) {
            return work.apply(had);
        }
        C connection = free.take();
        mine.set(connection);
        try {
            return work.apply(connection);
        } finally {
            mine.remove();
            free.add(connection);
        }
    }
}
