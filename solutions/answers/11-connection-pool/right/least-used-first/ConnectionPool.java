package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The connection that has served least is lent first. */
public class ConnectionPool<C> {
    private record Entry<C>(C connection, long uses) implements Comparable<Entry<C>> {
        @Override
        public int compareTo(Entry<C> other) {
            return Long.compare(uses, other.uses);
        }

        Entry<C> usedOnceMore() {
            return new Entry<>(connection, uses + 1);
        }
    }

    private final PriorityBlockingQueue<Entry<C>> free = new PriorityBlockingQueue<>();

    public ConnectionPool(Collection<? extends C> connections) {
        connections.stream().map(c -> new Entry<C>(c, 0)).forEach(free::put);
        if (free.size() < 1) throw new IllegalArgumentException("there must be a connection");
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work, "work");
        Entry<C> entry = free.take();
        try {
            return work.apply(entry.connection());
        } finally {
            free.put(entry.usedOnceMore());
        }
    }
}
