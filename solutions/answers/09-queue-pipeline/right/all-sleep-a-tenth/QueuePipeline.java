package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Everybody sleeps for a tenth of a second between two looks at a queue that never blocks. */
public class QueuePipeline {
    private final Queue<Integer> queue = new ArrayDeque<>();
    private final int capacity;
    private int unfinished;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        unfinished = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                while (!offer(message)) {
                    Thread.sleep(105);
                }
            }
        } finally {
            synchronized (queue) {
                unfinished--;
            }
        }
    }

    private boolean offer(int message) {
        synchronized (queue) {
            return queue.size() < capacity && queue.add(message);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            Integer message;
            synchronized (queue) {
                message = queue.poll();
                if (message == null && unfinished == 0) {
                    return;
                }
            }
            if (message == null) {
                Thread.sleep(105);
            } else {
                database.accept(message);
            }
        }
    }

    public int size() {
        synchronized (queue) {
            return queue.size();
        }
    }
}
