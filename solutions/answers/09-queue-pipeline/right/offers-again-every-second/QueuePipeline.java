package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Both sides wait for a second at most, and then again. */
public class QueuePipeline {
    private final BlockingQueue<Integer> queue;
    private final CountDownLatch unfinished;

    public QueuePipeline(int capacity, int producers) {
        queue = new ArrayBlockingQueue<>(capacity);
        unfinished = new CountDownLatch(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                while (!queue.offer(message, 1, TimeUnit.SECONDS)) {
                    // The database takes its time.
                }
            }
        } finally {
            unfinished.countDown();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            boolean nothingMoreComes = unfinished.getCount() == 0;
            Integer message = nothingMoreComes ? queue.poll() : queue.poll(100, TimeUnit.MILLISECONDS);
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
