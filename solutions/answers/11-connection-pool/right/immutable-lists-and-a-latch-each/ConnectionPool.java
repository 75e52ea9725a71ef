package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The list of free connections is immutable, and who finds it empty waits for the latch that tells of the next list. */
public class ConnectionPool<C> {
    private static final class Free<C> {
        final List<C> connections;
        final CountDownLatch replaced = new CountDownLatch(1);

        Free(List<C> connections) {
            this.connections = Collections.unmodifiableList(connections);
        }

        Free<C> minus(C connection) {
            return new Free<>(connections.stream().filter(c -> c != connection).collect(Collectors.toList()));
        }

        Free<C> plus(C connection) {
            List<C> more = new ArrayList<>(connections);
            more.add(connection);
            return new Free<>(more);
        }
    }

    private final AtomicReference<Free<C>> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("nothing to lend");
        }
        free = new AtomicReference<>(new Free<>(new ArrayList<>(connections)));
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C lent = take();
        try {
            return work.apply(lent);
        } finally {
            Free<C> before = free.getAndUpdate(f -> f.plus(lent));
            before.replaced.countDown();
        }
    }

    private C take() throws InterruptedException {
        while (true) {
            Free<C> seen = free.get();
            if (seen.connections.isEmpty()) {
                seen.replaced.await();
            } else {
                C last = seen.connections.get(seen.connections.size() - 1);
                if (free.compareAndSet(seen, seen.minus(last))) {
                    return last;
                }
            }
        }
    }
}
