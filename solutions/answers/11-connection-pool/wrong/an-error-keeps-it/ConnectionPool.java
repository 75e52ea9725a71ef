package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final BlockingQueue<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = free.take();
        R result;
        try {
            result = work.apply(connection);
        } catch (Exception e) {
            free.add(connection);
            throw e;
        }
        free.add(connection);
        return result;
    }
}
