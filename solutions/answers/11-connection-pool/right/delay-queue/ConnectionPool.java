package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

/** Free connections lie in a delay queue, and their delay is over already. */
public class ConnectionPool<C> {
    private record Free<C>(C connection) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    private final DelayQueue<Free<C>> free = new DelayQueue<>();

    public ConnectionPool(Collection<? extends C> connections) {
        for (C connection : connections) {
            free.add(new Free<>(connection));
        }
        if (free.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        Free<C> lent = free.take();
        try {
            return work.apply(lent.connection());
        } finally {
            free.put(lent);
        }
    }
}
