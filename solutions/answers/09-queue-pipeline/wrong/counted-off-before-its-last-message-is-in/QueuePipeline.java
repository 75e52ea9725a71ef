package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private final int capacity;
    private int producing;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producing = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        boolean off = false;
        try {
            while (!off && stop.getCount() > 0) {
                int message = network.getAsInt();
                if (stop.getCount() == 0) {
                    off = true;
                    countOff();
                }
                put(message);
            }
        } finally {
            if (!off) {
                countOff();
            }
        }
    }

    private void countOff() {
        lock.lock();
        try {
            producing--;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void put(int message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.size() >= capacity) {
                room.await();
            }
            queue.add(message);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (;;) {
            int message;
            lock.lockInterruptibly();
            try {
                while (queue.isEmpty()) {
                    if (producing == 0) {
                        return;
                    }
                    news.await();
                }
                message = queue.remove();
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
