package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final int capacity;
    private final Queue<Integer> messages = new ArrayDeque<>();
    private int producing;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producing = producers;
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
        while (stop.getCount() > 0 || !isOver()) {
            Integer message = take();
            if (message != null) {
                database.accept(message);
            }
        }
    }

    public synchronized int size() {
        return messages.size();
    }


    private synchronized void put(int message) throws InterruptedException {
        while (messages.size() == capacity) {
            wait();
        }
        messages.add(message);
        notifyAll();
    }

    private synchronized void leave() {
        producing--;
        notifyAll();
    }

    private synchronized Integer take() throws InterruptedException {
        while (messages.isEmpty() && producing > 0) {
            wait();
        }
        Integer message = messages.poll();
        notifyAll();
        return message;
    }

    private synchronized boolean isOver() {
        return producing == 0 && messages.isEmpty();
    }
}
