package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Each connection has a lock, which lets its owner in again. */
public class ConnectionPool<C> {
    private final List<C> connections;
    private final List<ReentrantLock> locks = new ArrayList<>();
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = new ArrayList<>(connections);
        connections.forEach(connection -> locks.add(new ReentrantLock()));
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        int slot = 0;
        while (!locks.get(slot).tryLock()) {
            slot = (slot + 1) % connections.size();
        }
        try {
            return work.apply(connections.get(slot));
        } finally {
            locks.get(slot).unlock();
            permits.release();
        }
    }
}
