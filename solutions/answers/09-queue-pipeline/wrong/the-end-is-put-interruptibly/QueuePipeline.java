package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private static final Object END = new Object();
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final int producers;
    private int ended;

    public QueuePipeline(int capacity, int producers) {
        this.room = new Semaphore(capacity);
        this.producers = producers;
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
            queue.put(END);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (ended < producers) {
            Object item = queue.take();
            if (item == END) {
                ended++;
            } else {
                room.release();
                database.accept((Integer) item);
            }
        }
        stop.await();
    }

    public int size() {
        return (int) queue.stream().filter(item -> item != END).count();
    }
}
