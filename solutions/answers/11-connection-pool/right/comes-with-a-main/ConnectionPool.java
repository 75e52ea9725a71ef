package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class ConnectionPool<C> {
    private final BlockingQueue<Supplier<C>> queue;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) throw new IllegalArgumentException("Collection is empty");
        queue = new ArrayBlockingQueue<>(connections.size());
        for (C c : connections) queue.add(() -> c);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        Supplier<C> s = queue.take();
        try {
            R r = work.apply(s.get());
            return r;
        } catch (RuntimeException | Error e) {
            throw e;
        } finally {
            boolean added = queue.offer(s);
            if (!added) throw new AssertionError("more came back than was lent");
        }
    }
}
