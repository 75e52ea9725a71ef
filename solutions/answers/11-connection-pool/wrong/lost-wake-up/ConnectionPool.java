package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Object signal = new Object();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) throw new IllegalArgumentException();
        free = new ConcurrentLinkedQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C c;
        while ((c = free.poll()) == null) {
            synchronized (signal) {
                signal.wait();
            }
        }
        try {
            return work.apply(c);
        } finally {
            free.add(c);
            synchronized (signal) {
                signal.notifyAll();
            }
        }
    }
}
