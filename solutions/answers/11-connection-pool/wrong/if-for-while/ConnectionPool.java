package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;

/** Looks once, and waits once. */
public class ConnectionPool<C> {
    private final Deque<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ArrayDeque<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = take();
        try {
            return work.apply(connection);
        } finally {
            giveBack(connection);
        }
    }

    private synchronized C take() throws InterruptedException {
        if (free.isEmpty()) {
            wait();
        }
        return free.pop();
    }

    private synchronized void giveBack(C connection) {
        free.push(connection);
        notify();
    }
}
