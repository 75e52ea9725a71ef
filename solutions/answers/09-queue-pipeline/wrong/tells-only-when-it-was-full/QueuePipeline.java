package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final int capacity;
    private final Queue<Integer> messages = new ArrayDeque<>();
    private int producing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();

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
        Integer message = take();
        while (message != null) {
            database.accept(message);
            message = take();
        }
        stop.await();
    }

    public int size() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }


    private void put(int message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.size() == capacity) {
                room.await();
            }
            messages.add(message);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            producing--;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private Integer take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty() && producing > 0) {
                news.await();
            }
            boolean wasFull = messages.size() == capacity;
            Integer message = messages.poll();
            if (wasFull) {
                room.signal();
            }
            return message;
        } finally {
            lock.unlock();
        }
    }
}
