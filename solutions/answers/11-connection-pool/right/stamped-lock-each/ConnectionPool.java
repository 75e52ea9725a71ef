package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

/** A stamped lock for each connection, which is not reentrant, and a phaser-free way to wait: a latch that is renewed. */
public class ConnectionPool<C> {
    private static final class Slot<C> {
        private final C connection;
        private final StampedLock lock = new StampedLock();

        Slot(C connection) {
            this.connection = connection;
        }
    }

    private final List<Slot<C>> slots;
    private final AtomicReference<CountDownLatch> news = new AtomicReference<>(new CountDownLatch(1));

    public ConnectionPool(Collection<? extends C> connections) {
        slots = connections.stream().map(c -> new Slot<C>(c)).toList();
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("A pool needs a connection.");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        while (true) {
            CountDownLatch seen = news.get();
            for (Slot<C> slot : slots) {
                long stamp = slot.lock.tryWriteLock();
                if (stamp != 0) {
                    try {
                        return work.apply(slot.connection);
                    } finally {
                        slot.lock.unlockWrite(stamp);
                        news.getAndSet(new CountDownLatch(1)).countDown();
                    }
                }
            }
            seen.await();
        }
    }
}
