package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A synchroniser of the book's kind counts messages, its lowest bit says that the last producer has gone. */
public class QueuePipeline {
    private static final class Ready extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1L;

        @Override
        protected int tryAcquireShared(int ignored) {
            for (; ; ) {
                int s = getState();
                if (s >= 2) {
                    if (compareAndSetState(s, s - 2)) {
                        return 1;
                    }
                } else if (s == 1) {
                    return 1;
                } else {
                    return -1;
                }
            }
        }

        @Override
        protected boolean tryReleaseShared(int amount) {
            for (; ; ) {
                int s = getState();
                if (compareAndSetState(s, s + amount)) {
                    return true;
                }
            }
        }
    }

    private final Ready ready = new Ready();
    private final Semaphore room;
    private final ConcurrentLinkedQueue<Integer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger producersLeft;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity, true);
        producersLeft = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0L) {
                int m = network.getAsInt();
                room.acquire();
                count.incrementAndGet();
                waiting.add(m);
                ready.releaseShared(2);
            }
        } finally {
            if (producersLeft.decrementAndGet() == 0) {
                ready.releaseShared(1);
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (; ; ) {
            ready.acquireSharedInterruptibly(1);
            Integer m = waiting.poll();
            if (m == null) {
                return;
            }
            count.decrementAndGet();
            room.release();
            database.accept(m);
        }
    }

    public int size() {
        return count.get();
    }
}
