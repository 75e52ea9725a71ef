package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class QueuePipeline {
    private static final int END = Integer.MIN_VALUE;
    private final LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final AtomicInteger producing;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        producing = new AtomicInteger(producers);
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
            if (producing.decrementAndGet() == 0) {
                queue.add(END);
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (int message = queue.take(); message != END; message = queue.take()) {
            room.release();
            database.accept(message);
        }
    }

    public int size() {
        int size = 0;
        for (int message : queue) {
            if (message != END) {
                size++;
            }
        }
        return size;
    }
}
