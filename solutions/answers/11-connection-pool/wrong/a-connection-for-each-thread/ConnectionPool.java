package interleave.connectionpool;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** A thread that has a connection already gets the same again. */
public class ConnectionPool<C> {
    private final BlockingQueue<C> free;
    private final Map<Thread, C> lent = new ConcurrentHashMap<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        Thread me = Thread.currentThread();
        C mine = lent.get(me);
        if (mine != null) {
            return work.apply(mine);
        }
        C connection = free.take();
        lent.put(me, connection);
        try {
            return work.apply(connection);
        } finally {
            lent.remove(me);
            free.add(connection);
        }
    }
}
