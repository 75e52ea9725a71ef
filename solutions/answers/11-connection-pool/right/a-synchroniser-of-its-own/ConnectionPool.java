package interleave.connectionpool;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.Function;

/** A synchroniser whose state says how many connections are free; which ones, a queue without locks knows. */
public class ConnectionPool<C> {
    private static final class Free extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        Free(int count) {
            setState(count);
        }

        @Override
        protected int tryAcquireShared(int one) {
            while (true) {
                int left = getState() - one;
                if (left < 0 || compareAndSetState(left + one, left)) {
                    return left;
                }
            }
        }

        @Override
        protected boolean tryReleaseShared(int one) {
            int free;
            do {
                free = getState();
            } while (!compareAndSetState(free, free + one));
            return true;
        }
    }

    private final Queue<C> connections;
    private final Free free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = new ConcurrentLinkedQueue<>(connections);
        free = new Free(connections.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        if (work == null) {
            throw new NullPointerException();
        }
        free.acquireSharedInterruptibly(1);
        C connection = connections.remove();
        try {
            return work.apply(connection);
        } finally {
            // The queue first: whoever has got past the synchroniser finds one there.
            connections.add(connection);
            free.releaseShared(1);
        }
    }
}
