package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final int capacity;
    private final int producers;
    private final Deque<Integer> queue = new ArrayDeque<>();
    private int returned;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producers = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                synchronized (this) {
                    int message = network.getAsInt();
                    while (queue.size() == capacity) {
                        wait();
                    }
                    queue.add(message);
                    notifyAll();
                }
            }
        } finally {
            synchronized (this) {
                returned++;
                notifyAll();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (Integer message = take(); message != null; message = take()) {
            database.accept(message);
        }
        stop.await();
    }

    private synchronized Integer take() throws InterruptedException {
        while (queue.isEmpty()) {
            if (returned == producers) {
                return null;
            }
            wait();
        }
        notifyAll();
        return queue.remove();
    }

    public synchronized int size() {
        return queue.size();
    }
}
