package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/** A monitor. When nothing can come any more, the consumer waits for the stop before it returns. */
public class QueuePipeline {
    private final Queue<Integer> queue = new ArrayDeque<>();
    private final int capacity;
    private int left;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.left = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                synchronized (this) {
                    while (queue.size() == capacity) {
                        wait();
                    }
                    queue.add(message);
                    notifyAll();
                }
            }
        } finally {
            synchronized (this) {
                left--;
                notifyAll();
            }
        }
    }

    private synchronized OptionalInt take() throws InterruptedException {
        while (queue.isEmpty() && left > 0) {
            wait();
        }
        notifyAll();
        return queue.isEmpty() ? OptionalInt.empty() : OptionalInt.of(queue.remove());
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (OptionalInt next = take(); next.isPresent(); next = take()) {
            database.accept(next.getAsInt());
        }
        stop.await();
    }

    public synchronized int size() {
        return queue.size();
    }
}
