package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    private final LinkedBlockingDeque<OptionalInt> deque = new LinkedBlockingDeque<>();
    private final Semaphore room;
    private final Phaser producing;
    private final AtomicInteger waiting = new AtomicInteger();

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        producing = new Phaser(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                OptionalInt m = OptionalInt.of(network.getAsInt());
                room.acquire();
                waiting.incrementAndGet();
                deque.addLast(m);
            }
        } finally {
            producing.arriveAndDeregister();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        Thread watcher = new Thread(
                () -> {
                    try {
                        producing.awaitAdvanceInterruptibly(0);
                        stop.await();
                        deque.addLast(OptionalInt.empty());
                    } catch (InterruptedException e) {
                        // the consumer has left
                    }
                },
                "watcher");
        watcher.setDaemon(true);
        watcher.start();
        try {
            for (OptionalInt m; (m = deque.takeFirst()).isPresent(); ) {
                waiting.decrementAndGet();
                room.release();
                database.accept(m.getAsInt());
            }
        } finally {
            watcher.interrupt();
        }
    }

    public int size() {
        return waiting.get();
    }
}
