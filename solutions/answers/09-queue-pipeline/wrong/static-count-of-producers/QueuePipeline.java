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
    private static volatile int returned;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producers = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                put(network.getAsInt());
            }
        } finally {
            returned();
        }
    }

    private synchronized void put(int message) throws InterruptedException {
        while (queue.size() == capacity) {
            wait();
        }
        queue.add(message);
        notifyAll();
    }

    private synchronized void returned() {
        synchronized (QueuePipeline.class) {
            returned++;
        }
        notifyAll();
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
            if (returned >= producers) {
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
