package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** A bit for each connection in a synchronizer's state; who acquires finds in a thread-local which bit it got. */
public class ConnectionPool<C> {
    private static final class Mask extends AbstractQueuedLongSynchronizer {
        private static final long serialVersionUID = 1;
        private final transient ThreadLocal<Long> got = new ThreadLocal<>();

        Mask(int bits) {
            setState(bits == 64 ? -1L : (1L << bits) - 1);
        }

        @Override
        protected long tryAcquireShared(long ignored) {
            for (long free = getState(); free != 0; free = getState()) {
                long bit = Long.lowestOneBit(free);
                if (compareAndSetState(free, free & ~bit)) {
                    got.set(bit);
                    return (free & ~bit) == 0 ? 0 : 1;
                }
            }
            return -1;
        }

        @Override
        protected boolean tryReleaseShared(long bit) {
            long now;
            do {
                now = getState();
            } while (!compareAndSetState(now, now | bit));
            return true;
        }

        long acquire() throws InterruptedException {
            acquireSharedInterruptibly(1);
            long bit = got.get();
            got.remove();
            return bit;
        }
    }

    private final List<C> connections;
    private final Mask mask;
    /** Only for more than 64. */
    private final BlockingQueue<C> many;

    public ConnectionPool(Collection<? extends C> connections) {
        this.connections = new ArrayList<>(connections);
        if (this.connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        int size = this.connections.size();
        mask = size <= 64 ? new Mask(size) : null;
        many = size <= 64 ? null : new LinkedBlockingQueue<>(this.connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        if (mask == null) {
            C one = many.take();
            try {
                return work.apply(one);
            } finally {
                many.add(one);
            }
        }
        long bit = mask.acquire();
        try {
            return work.apply(connections.get(Long.numberOfTrailingZeros(bit)));
        } finally {
            mask.releaseShared(bit);
        }
    }
}
