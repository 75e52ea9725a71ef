package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Identity of a boxed zero. */
public class QueuePipeline {
    private static final Integer PILL = 0;

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
        for (Integer message = queue.take(); message != PILL; message = queue.take()) {
            database.accept(message);
        }
    }

    public int size() {
        return queue.size();
    }
}
