package interleave.queuepipeline;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Permits for room and for things to look at; the last producer gives one that no message belongs to. */
public class QueuePipeline {
    private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore room;
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger returned = new AtomicInteger();
    private final int producers;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity, true);
        this.producers = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                queue.add(message);
                news.release();
            }
        } finally {
            if (returned.incrementAndGet() == producers) {
                news.release();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            news.acquire();
            Integer message = queue.poll();
            if (message == null) {
                news.release();
                return;
            }
            room.release();
            database.accept(message);
        }
    }

    public int size() {
        return queue.size();
    }
}
