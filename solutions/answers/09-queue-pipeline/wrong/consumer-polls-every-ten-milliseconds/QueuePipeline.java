package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Polls too often. */
public class QueuePipeline {
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
            unfinished.decrementAndGet();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            boolean nothingMoreComes = unfinished.get() == 0;
            Integer message = nothingMoreComes ? queue.poll() : queue.poll(10, TimeUnit.MILLISECONDS);
            if (message != null) {
                database.accept(message);
            } else if (nothingMoreComes) {
                return;
            }
        }
    }

    public int size() {
        return queue.size();
    }
}
