package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final AtomicReferenceArray<C> stack;
    private final AtomicInteger top;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        List<C> all = new ArrayList<>(connections);
        stack = new AtomicReferenceArray<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            stack.set(i, all.get(i));
        }
        top = new AtomicInteger(all.size());
        permits = new Semaphore(all.size());
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        try {
            C connection = stack.get(top.decrementAndGet());
            try {
                return work.apply(connection);
            } finally {
                stack.set(top.getAndIncrement(), connection);
            }
        } finally {
            permits.release();
        }
    }
}
