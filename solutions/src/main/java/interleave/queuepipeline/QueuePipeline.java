package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** One monitor guards the queue and the number of producers still to return: that nothing can come is one question. */
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
                put(network.getAsInt());
            }
        } finally {
            leave();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (OptionalInt next = take(); next.isPresent(); next = take()) {
            database.accept(next.getAsInt());
        }
    }

    public synchronized int size() {
        return queue.size();
    }

    private synchronized void put(int message) throws InterruptedException {
        while (queue.size() == capacity) {
            wait();
        }
        queue.add(message);
        notifyAll();
    }

    /** The next message, or nothing if none will ever come. */
    private synchronized OptionalInt take() throws InterruptedException {
        while (queue.isEmpty() && unfinished > 0) {
            wait();
        }
        if (queue.isEmpty()) {
            return OptionalInt.empty();
        }
        notifyAll();
        return OptionalInt.of(queue.remove());
    }

    private synchronized void leave() {
        unfinished--;
        notifyAll();
    }
}
