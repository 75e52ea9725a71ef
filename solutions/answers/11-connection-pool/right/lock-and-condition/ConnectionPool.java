package interleave.connectionpool;

import java.util.BitSet;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Slots that are busy or not, under a lock; a condition tells who waits. */
public class ConnectionPool<C> {
    private final Object[] connections;
    private final BitSet busy = new BitSet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();

    public ConnectionPool(Collection<? extends C> connections) {
        this.connections = connections.toArray();
        if (this.connections.length == 0) {
            throw new IllegalArgumentException("no connections");
        }
    }

    @SuppressWarnings("unchecked")
    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        int slot;
        lock.lockInterruptibly();
        try {
            while (busy.cardinality() == connections.length) {
                returned.await();
            }
            slot = busy.nextClearBit(0);
            busy.set(slot);
        } finally {
            lock.unlock();
        }
        try {
            return work.apply((C) connections[slot]);
        } finally {
            lock.lock();
            busy.clear(slot);
            returned.signal();
            lock.unlock();
        }
    }
}
