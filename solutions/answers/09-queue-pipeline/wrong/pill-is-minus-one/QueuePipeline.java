package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** -1 is the pill. */
public class QueuePipeline {
    private static final int PILL = -1;

    private final BlockingQueue<Integer> queue;
    private final AtomicInteger unfinished;

    public QueuePipeline(int capacity, int producers) {
        queue = new ArrayBlockingQueue<>(capacity);
        unfinished = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                queue.put(network.getAsInt());
            }
        } finally {
            if (unfinished.decrementAndGet() == 0) {
                queue.put(PILL);
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (int message = queue.take(); message != PILL; message = queue.take()) {
            database.accept(message);
        }
    }

    public int size() {
        return queue.size();
    }
}
