package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final int capacity;
    private int producers;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producers = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                put(network.getAsInt(), stop);
            }
        } finally {
            leave();
        }
    }

    private synchronized void put(int message, CountDownLatch stop) throws InterruptedException {
        while (waiting.size() >= capacity) {
            wait();
        }
        if (stop.getCount() == 0) {
            waiting.addFirst(message);
        } else {
            waiting.addLast(message);
        }
        notifyAll();
    }

    private synchronized void leave() {
        producers--;
        notifyAll();
    }

    private synchronized Integer take() throws InterruptedException {
        while (waiting.isEmpty()) {
            if (producers == 0) {
                return null;
            }
            wait();
        }
        notifyAll();
        return waiting.removeFirst();
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (Integer message = take(); message != null; message = take()) {
            database.accept(message);
        }
    }

    public synchronized int size() {
        return waiting.size();
    }
}
