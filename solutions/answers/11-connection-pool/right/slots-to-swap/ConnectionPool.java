package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** An array of slots, emptied and filled by swaps; whoever has a permit goes round until it finds a full one. */
public class ConnectionPool<C> {
    private final AtomicReferenceArray<C> slots;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        int count = connections.size();
        if (count == 0) {
            throw new IllegalArgumentException("no connections");
        }
        slots = new AtomicReferenceArray<>(count);
        int i = 0;
        for (C connection : connections) {
            slots.set(i++, connection);
        }
        permits = new Semaphore(count);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        int slot = 0;
        C connection = slots.getAndSet(slot, null);
        while (connection == null) {
            slot = (slot + 1) % slots.length();
            connection = slots.getAndSet(slot, null);
        }
        try {
            return work.apply(connection);
        } finally {
            slots.set(slot, connection);
            permits.release();
        }
    }
}
