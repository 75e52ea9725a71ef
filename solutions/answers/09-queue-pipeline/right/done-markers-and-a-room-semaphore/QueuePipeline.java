package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    private static final Object DONE = new Object();

    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final int capacity;
    private final Semaphore room;
    private int left;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        room = new Semaphore(capacity, true);
        left = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                Integer m = network.getAsInt();
                room.acquire();
                queue.add(m);
            }
        } finally {
            queue.add(DONE);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (left > 0) {
            Object m = queue.take();
            if (m == DONE) {
                left--;
            } else {
                room.release();
                database.accept((Integer) m);
            }
        }
        stop.await();
    }

    public int size() {
        return (int) queue.stream().filter(m -> m != DONE).count();
    }
}
