package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class ConnectionPool<C> {
    private static final int MINUTES = 1;

    private final BlockingDeque<AtomicReference<C>> deque = new LinkedBlockingDeque<>();

    public ConnectionPool(Collection<? extends C> connections) {
        Iterator<? extends C> iterator = connections.iterator();
        while (iterator.hasNext()) {
            deque.offerLast(new AtomicReference<C>(iterator.next()));
        }
        if (deque.isEmpty()) {
            throw new IllegalArgumentException("connections must not be empty");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work, "work must not be null");
        AtomicReference<C> holder = null;
        R result = null;
        try {
            while (holder == null) {
                holder = deque.pollFirst(MINUTES, TimeUnit.MINUTES);
            }
            C connection = holder.getAndSet(null);
            try {
                result = work.apply(connection);
            } finally {
                holder.set(connection);
            }
        } finally {
            if (holder != null) {
                deque.offerFirst(holder);
            }
        }
        return result;
    }
}
