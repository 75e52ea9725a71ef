package interleave.queuepipeline;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Places by compare-and-set; who waits is parked and unparked by hand. */
public class QueuePipeline {
    private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> blocked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger room;
    private final AtomicInteger unfinished;
    private volatile Thread consumer;

    public QueuePipeline(int capacity, int producers) {
        room = new AtomicInteger(capacity);
        unfinished = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                takePlace();
                queue.add(message);
                LockSupport.unpark(consumer);
            }
        } finally {
            unfinished.decrementAndGet();
            LockSupport.unpark(consumer);
        }
    }

    private void takePlace() throws InterruptedException {
        if (tryPlace()) {
            return;
        }
        Thread me = Thread.currentThread();
        blocked.add(me);
        try {
            while (!tryPlace()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            blocked.remove(me);
        }
    }

    private boolean tryPlace() {
        int free = room.get();
        while (free > 0) {
            int found = room.compareAndExchange(free, free - 1);
            if (found == free) {
                return true;
            }
            free = found;
        }
        return false;
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        consumer = Thread.currentThread();
        while (true) {
            boolean nothingMoreComes = unfinished.get() == 0;
            Integer message = queue.poll();
            if (message != null) {
                room.incrementAndGet();
                blocked.forEach(LockSupport::unpark);
                database.accept(message);
            } else if (nothingMoreComes) {
                return;
            } else {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    public int size() {
        return queue.size();
    }
}
