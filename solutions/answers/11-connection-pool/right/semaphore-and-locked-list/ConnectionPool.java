package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A fair semaphore counts; a list with a lock of its own knows which. */
public class ConnectionPool<C> {
    private final List<C> free;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ArrayList<>(connections);
        permits = new Semaphore(free.size(), true);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        if (work == null) {
            throw new NullPointerException("work");
        }
        permits.acquire();
        try {
            C connection;
            synchronized (free) {
                connection = free.remove(free.size() - 1);
            }
            try {
                return work.apply(connection);
            } finally {
                synchronized (free) {
                    free.add(connection);
                }
            }
        } finally {
            permits.release();
        }
    }
}
