package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private final int capacity;
    private int producing;
    private final AtomicInteger in = new AtomicInteger();
    private final AtomicInteger out = new AtomicInteger();

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
            lock.lock();
            try {
                producing--;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void put(int message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.size() >= capacity) {
                room.await();
            }
            queue.add(message);
            in.incrementAndGet();
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
                out.incrementAndGet();
                room.signal();
            } finally {
                lock.unlock();
            }
            database.accept(message);
        }
    }

    public int size() {
        int taken = out.get();
        return in.get() - taken;
    }
}
