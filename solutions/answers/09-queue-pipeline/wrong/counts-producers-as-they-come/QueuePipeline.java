package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Registers at the beginning of produce. */
public class QueuePipeline {
    private final Queue<Integer> queue = new ArrayDeque<>();
    private final int capacity;
    private int unfinished;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        come();
        try {
            while (stop.getCount() > 0) {
                put(network.getAsInt());
            }
        } finally {
            leave();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (Integer next = take(stop); next != null; next = take(stop)) {
            database.accept(next);
        }
    }

    public synchronized int size() {
        return queue.size();
    }

    private synchronized void put(int message) throws InterruptedException {
        while (queue.size() >= capacity) {
            wait();
        }
        queue.add(message);
        notifyAll();
    }

    private synchronized Integer take(CountDownLatch stop) throws InterruptedException {
        while (queue.isEmpty() && (unfinished > 0 || stop.getCount() > 0)) {
            wait(100);
        }
        notifyAll();
        return queue.poll();
    }

    private synchronized void come() {
        unfinished++;
    }

    private synchronized void leave() {
        unfinished--;
        notifyAll();
    }
}
