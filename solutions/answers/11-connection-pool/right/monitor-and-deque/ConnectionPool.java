package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;

/** A monitor guards the free ones; who waits looks again when it wakes up. */
public class ConnectionPool<C> {
    private final Deque<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ArrayDeque<>(connections);
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
            giveBack(connection);
        }
    }

    private synchronized C take() throws InterruptedException {
        while (free.isEmpty()) {
            wait();
        }
        return free.pop();
    }

    private synchronized void giveBack(C connection) {
        free.push(connection);
        notify();
    }
}
