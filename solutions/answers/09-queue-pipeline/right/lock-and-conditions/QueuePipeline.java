package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A lock with a condition for each kind of waiter. */
public class QueuePipeline {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final Deque<Integer> queue = new ArrayDeque<>();
    private final int capacity;
    private int returned;
    private final int producers;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producers = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() != 0) {
                int message = network.getAsInt();
                lock.lockInterruptibly();
                try {
                    while (queue.size() >= capacity) {
                        room.await();
                    }
                    queue.addLast(message);
                    news.signal();
                } finally {
                    lock.unlock();
                }
            }
        } finally {
            lock.lock();
            try {
                returned++;
                news.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            int message;
            lock.lockInterruptibly();
            try {
                while (queue.isEmpty()) {
                    if (returned == producers) {
                        return;
                    }
                    news.await();
                }
                message = queue.removeFirst();
                room.signal();
            } finally {
                lock.unlock();
            }
            database.accept(message);
        }
    }

    public int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
