package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final Deque<C> free;
    private int waiting;

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ArrayDeque<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection;
        synchronized (this) {
            if (waiting == 10) {
                throw new IllegalStateException("too many are waiting");
            }
            waiting++;
            try {
                while (free.isEmpty()) {
                    wait();
                }
            } finally {
                waiting--;
            }
            connection = free.pop();
        }
        try {
            return work.apply(connection);
        } finally {
            synchronized (this) {
                free.push(connection);
                notify();
            }
        }
    }
}
