package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Who finds nothing stands in line and parks; whoever returns something wakes the first of the line. */
public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Queue<Thread> line = new ConcurrentLinkedQueue<>();

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ConcurrentLinkedQueue<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = take();
        try {
            return work.apply(connection);
        } finally {
            free.add(connection);
            wakeTheFirst();
        }
    }

    private C take() throws InterruptedException {
        C connection = free.poll();
        if (connection != null) {
            return connection;
        }
        Thread me = Thread.currentThread();
        line.add(me);
        try {
            for (connection = free.poll(); connection == null; connection = free.poll()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return connection;
        } finally {
            line.remove(me);
            // It may have been woken for something that it did not take, or that others could take as well.
            if (!free.isEmpty()) {
                wakeTheFirst();
            }
        }
    }

    private void wakeTheFirst() {
        LockSupport.unpark(line.peek());
    }
}
