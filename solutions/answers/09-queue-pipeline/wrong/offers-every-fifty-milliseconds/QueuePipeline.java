package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final BlockingQueue<Integer> queue;
    private final AtomicInteger left;
    private final Semaphore news = new Semaphore(0);

    public QueuePipeline(int capacity, int producers) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.left = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                while (!queue.offer(message, 50, TimeUnit.MILLISECONDS)) {
                    Thread.onSpinWait();
                }
                news.release();
            }
        } finally {
            if (left.decrementAndGet() == 0) {
                news.release();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            news.acquire();
            Integer message = queue.poll();
            if (message == null) {
                break;
            }
            database.accept(message);
        }
        stop.await();
    }

    public int size() {
        return queue.size();
    }
}
