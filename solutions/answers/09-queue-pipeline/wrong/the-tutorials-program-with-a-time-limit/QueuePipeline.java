package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The tutorial's program; the hang is gone, the loss is not. */
public class QueuePipeline {
    private final BlockingQueue<Integer> queue;

    public QueuePipeline(int capacity, int producers) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        while (stop.getCount() > 0) {
            queue.put(network.getAsInt());
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (stop.getCount() > 0 || !queue.isEmpty()) {
            Integer message = queue.poll(100, TimeUnit.MILLISECONDS);
            if (message != null) {
                database.accept(message);
            }
        }
    }

    public int size() {
        return queue.size();
    }
}
