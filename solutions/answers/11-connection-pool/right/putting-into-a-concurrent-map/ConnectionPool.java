package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

/** Who lends connection i puts itself under i. */
public class ConnectionPool<C> {
    private final List<C> connections;
    private final ConcurrentMap<Integer, Thread> borrowers = new ConcurrentHashMap<>();
    private final Semaphore free;

    public ConnectionPool(Collection<? extends C> connections) {
        this.connections = new ArrayList<>(connections);
        if (this.connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new Semaphore(this.connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        free.acquire();
        int mine = -1;
        try {
            mine = take();
            return work.apply(connections.get(mine));
        } finally {
            if (mine >= 0) {
                borrowers.remove(mine);
            }
            free.release();
        }
    }

    private int take() {
        // Whoever holds a permit finds one, though perhaps not on the first walk.
        for (int i = 0; ; i = (i + 1) % connections.size()) {
            if (borrowers.putIfAbsent(i, Thread.currentThread()) == null) {
                return i;
            }
        }
    }
}
