package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Permits for the bound, a priority queue for the messages. */
public class QueuePipeline {
    private final BlockingQueue<Integer> queue;
    private final AtomicInteger unfinished;
    private final Semaphore room;

    public QueuePipeline(int capacity, int producers) {
        queue = new PriorityBlockingQueue<>();
        unfinished = new AtomicInteger(producers);
        room = new Semaphore(capacity);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                queue.add(message);
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
            Integer message = nothingMoreComes ? queue.poll() : queue.poll(100, TimeUnit.MILLISECONDS);
            if (message != null) {
                room.release();
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
