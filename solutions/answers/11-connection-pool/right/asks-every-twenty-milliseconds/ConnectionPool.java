package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Who finds nothing sleeps a little and asks again. */
public class ConnectionPool<C> {
    private final List<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ArrayList<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = ask();
        while (connection == null) {
            TimeUnit.MILLISECONDS.sleep(20);
            connection = ask();
        }
        try {
            return work.apply(connection);
        } finally {
            synchronized (free) {
                free.add(connection);
            }
        }
    }

    private C ask() {
        synchronized (free) {
            return free.isEmpty() ? null : free.remove(0);
        }
    }
}
