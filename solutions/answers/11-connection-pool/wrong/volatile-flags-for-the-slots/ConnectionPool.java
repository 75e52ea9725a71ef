package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final List<C> connections;
    private final Semaphore permits;
    private volatile boolean[] lent;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        this.connections = new ArrayList<>(connections);
        permits = new Semaphore(this.connections.size());
        lent = new boolean[this.connections.size()];
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        try {
            int i = 0;
            while (lent[i]) {
                i = (i + 1) % lent.length;
            }
            lent[i] = true;
            try {
                return work.apply(connections.get(i));
            } finally {
                lent[i] = false;
            }
        } finally {
            permits.release();
        }
    }
}
