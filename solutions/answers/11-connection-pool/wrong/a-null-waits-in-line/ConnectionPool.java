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
        free.addAll(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        C connection = free.take();
        try {
            return Objects.requireNonNull(work, "work").apply(connection);
        } finally {
            free.add(connection);
        }
    }
}
