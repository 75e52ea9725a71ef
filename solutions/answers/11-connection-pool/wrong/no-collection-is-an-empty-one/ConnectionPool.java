package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final BlockingQueue<C> free = new LinkedBlockingQueue<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections == null || connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free.addAll(connections);
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
