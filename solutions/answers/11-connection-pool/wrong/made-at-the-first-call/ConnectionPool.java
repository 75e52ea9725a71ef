package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final List<C> connections;
    private volatile BlockingQueue<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        this.connections = List.copyOf(connections);
    }

    private BlockingQueue<C> free() {
        if (free == null) {
            free = new ArrayBlockingQueue<>(connections.size(), true, connections);
        }
        return free;
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        BlockingQueue<C> queue = free();
        C connection = queue.take();
        try {
            return work.apply(connection);
        } finally {
            queue.add(connection);
        }
    }
}
