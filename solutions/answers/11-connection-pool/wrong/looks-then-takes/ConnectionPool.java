package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;

/** Looks for a slot that is free, and then marks it. */
public class ConnectionPool<C> {
    private final List<C> connections;
    private final AtomicIntegerArray busy;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = new ArrayList<>(connections);
        busy = new AtomicIntegerArray(connections.size());
        permits = new Semaphore(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        int slot = 0;
        while (busy.get(slot) == 1) {
            slot = (slot + 1) % connections.size();
        }
        busy.set(slot, 1);
        try {
            return work.apply(connections.get(slot));
        } finally {
            busy.set(slot, 0);
            permits.release();
        }
    }
}
