package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** One pill a producer, and the consumer leaves at the first. */
public class QueuePipeline {
    private static final Object PILL = new Object();

    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                queue.put(message);
            }
        } finally {
            queue.add(PILL);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (Object message = queue.take(); message != PILL; message = queue.take()) {
            room.release();
            database.accept((Integer) message);
        }
    }

    public int size() {
        return (int) queue.stream().filter(m -> m != PILL).count();
    }
}
