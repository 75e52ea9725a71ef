package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final List<C> all;
    private final Set<C> lent = new HashSet<>();

    public ConnectionPool(Collection<? extends C> connections) {
        all = List.copyOf(connections);
        if (all.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = lend();
        try {
            return work.apply(connection);
        } finally {
            synchronized (lent) {
                lent.remove(connection);
                lent.notifyAll();
            }
        }
    }

    private C lend() throws InterruptedException {
        synchronized (lent) {
            while (lent.size() == all.size()) {
                lent.wait();
            }
            for (C connection : all) {
                if (lent.add(connection)) {
                    return connection;
                }
            }
            throw new AssertionError();
        }
    }
}
