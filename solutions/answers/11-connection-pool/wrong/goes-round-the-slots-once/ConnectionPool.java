package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final List<C> connections;
    private final AtomicIntegerArray lent;
    private final AtomicInteger next = new AtomicInteger();
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = new ArrayList<>(connections);
        this.lent = new AtomicIntegerArray(this.connections.size());
        this.permits = new Semaphore(this.connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        try {
            int index = take();
            try {
                return work.apply(connections.get(index));
            } finally {
                lent.set(index, 0);
            }
        } finally {
            permits.release();
        }
    }

    private int take() {
        int start = next.getAndIncrement();
        for (int i = 0; i < connections.size(); i++) {
            int index = Math.floorMod(start + i, connections.size());
            if (lent.compareAndSet(index, 0, 1)) {
                return index;
            }
        }
        throw new IllegalStateException("there must be a free one");
    }
}
