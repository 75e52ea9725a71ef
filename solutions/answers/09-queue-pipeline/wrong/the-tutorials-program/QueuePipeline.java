package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The Python tutorial's final program, carried over line by line. */
public class QueuePipeline {
    private final BlockingQueue<Integer> queue;

    public QueuePipeline(int capacity, int producers) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        while (stop.getCount() > 0) {
            int message = network.getAsInt();
            queue.put(message);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (stop.getCount() > 0 || !queue.isEmpty()) {
            int message = queue.take();
            database.accept(message);
        }
    }

    public int size() {
        return queue.size();
    }
}
