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
        Objects.requireNonNull(work);
        C connection = free.take();
        R result;
        try {
            result = work.apply(connection);
        } catch (RuntimeException | Error e) {
            free.add(connection);
            throw e;
        }
        free.add(connection);
        return result;
    }
}
