package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final int capacity;
    private final AtomicInteger producing;
    private final Semaphore room;
    private final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producing = new AtomicInteger(producers);
        this.room = new Semaphore(capacity);
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
            producing.decrementAndGet();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (producing.get() > 0 || !queue.isEmpty()) {
            Integer message = queue.poll(3, TimeUnit.SECONDS);
            if (message != null) {
                room.release();
                database.accept(message);
            }
        }
        stop.await();
    }

    public int size() {
        return capacity - room.availablePermits();
    }

}
