package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final int[] ring;
    private final int mask;
    private long head;
    private long tail;
    private int producers;

    public QueuePipeline(int capacity, int producers) {
        int length = Integer.highestOneBit(capacity);
        if (length < capacity) {
            length <<= 1;
        }
        this.ring = new int[length];
        this.mask = length - 1;
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
            synchronized (this) {
                producers--;
                notifyAll();
            }
        }
    }

    private synchronized void put(int message) throws InterruptedException {
        while (tail - head == ring.length) {
            wait();
        }
        ring[(int) tail++ & mask] = message;
        notifyAll();
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            int message;
            synchronized (this) {
                while (tail == head) {
                    if (producers == 0) {
                        return;
                    }
                    wait();
                }
                message = ring[(int) head++ & mask];
                notifyAll();
            }
            database.accept(message);
        }
    }

    public synchronized int size() {
        return (int) (tail - head);
    }
}
