package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore room;
    private final Condition news = lock.newCondition();
    private int producing;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        producing = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                lock.lockInterruptibly();
                try {
                    queue.add(message);
                    news.signal();
                } finally {
                    lock.unlock();
                }
            }
        } finally {
            lock.lock();
            try {
                producing--;
                news.signalAll();
            } finally {
                lock.unlock();
            }
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
            } finally {
                lock.unlock();
            }
            room.release();
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
