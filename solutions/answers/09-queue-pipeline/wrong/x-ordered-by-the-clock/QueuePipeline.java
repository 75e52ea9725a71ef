package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private record Stamped(long millis, int message) {}

    private final PriorityQueue<Stamped> queue = new PriorityQueue<>(Comparator.comparingLong(Stamped::millis));
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int capacity;
    private int left;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.left = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                lock.lockInterruptibly();
                try {
                    while (queue.size() >= capacity) {
                        changed.await();
                    }
                    queue.add(new Stamped(System.currentTimeMillis(), message));
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } finally {
            lock.lock();
            left--;
            changed.signalAll();
            lock.unlock();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            Stamped next;
            lock.lockInterruptibly();
            try {
                while (queue.isEmpty() && left > 0) {
                    changed.await();
                }
                next = queue.poll();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            if (next == null) {
                break;
            }
            database.accept(next.message());
        }
        stop.await();
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
