package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The last producer to return puts a pill behind all messages; the pill needs no room. */
public class QueuePipeline {
    private static final Object PILL = new Object();

    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final AtomicInteger unfinished;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        unfinished = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                Integer message = network.getAsInt();
                room.acquire();
                queue.add(message);
            }
        } finally {
            if (unfinished.decrementAndGet() == 0) {
                queue.add(PILL);
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (Object next = queue.take(); next != PILL; next = queue.take()) {
            room.release();
            database.accept((Integer) next);
        }
    }

    public int size() {
        return (int) queue.stream().filter(m -> m != PILL).count();
    }
}
