package interleave.connectionpool;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.Function;

/** A synchroniser whose state has a bit for each free connection. */
public class ConnectionPool<C> {
    private static final class Bits extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;
        private static final ThreadLocal<Integer> TAKEN = new ThreadLocal<>();

        Bits(int count) {
            setState((1 << count) - 1);
        }

        @Override
        protected int tryAcquireShared(int unused) {
            while (true) {
                int free = getState();
                if (free == 0) {
                    return -1;
                }
                int bit = Integer.lowestOneBit(free);
                if (compareAndSetState(free, free & ~bit)) {
                    TAKEN.set(bit);
                    return free == bit ? 0 : 1;
                }
            }
        }

        @Override
        protected boolean tryReleaseShared(int bit) {
            int free;
            do {
                free = getState();
            } while (!compareAndSetState(free, free | bit));
            return true;
        }

        int take() throws InterruptedException {
            acquireSharedInterruptibly(1);
            return TAKEN.get();
        }
    }

    private final List<C> connections;
    private final Bits bits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = List.copyOf(connections);
        bits = new Bits(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        if (work == null) {
            throw new NullPointerException();
        }
        int bit = bits.take();
        try {
            return work.apply(connections.get(Integer.numberOfTrailingZeros(bit)));
        } finally {
            bits.releaseShared(bit);
        }
    }
}
