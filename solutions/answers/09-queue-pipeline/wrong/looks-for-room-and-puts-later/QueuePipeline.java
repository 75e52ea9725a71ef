package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    private final Object bell = new Object();
    private final int capacity;
    private final AtomicInteger left;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.left = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                synchronized (bell) {
                    while (queue.size() >= capacity) {
                        bell.wait();
                    }
                }
                queue.add(message);
                ring();
            }
        } finally {
            left.decrementAndGet();
            ring();
        }
    }

    private void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            synchronized (bell) {
                while (queue.isEmpty() && left.get() > 0) {
                    bell.wait();
                }
            }
            Integer message = queue.poll();
            if (message == null) {
                break;
            }
            ring();
            database.accept(message);
        }
        stop.await();
    }

    public int size() {
        return queue.size();
    }
}
