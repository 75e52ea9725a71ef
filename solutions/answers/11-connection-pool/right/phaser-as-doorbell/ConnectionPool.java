package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final Deque<C> free = new ConcurrentLinkedDeque<>();
    private final Phaser bell = new Phaser(1);

    public ConnectionPool(Collection<? extends C> connections) {
        free.addAll(connections);
        if (free.isEmpty()) throw new IllegalArgumentException("no connections");
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C c;
        int heard = bell.getPhase();
        while ((c = free.pollFirst()) == null) {
            heard = bell.awaitAdvanceInterruptibly(heard);
        }
        try {
            return work.apply(c);
        } finally {
            free.addLast(c);
            synchronized (bell) {
                bell.arrive();
            }
        }
    }
}
