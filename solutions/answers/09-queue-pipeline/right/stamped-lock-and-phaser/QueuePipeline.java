package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A stamped lock guards the queue; a phaser of one party is the bell that is rung after every change. */
public class QueuePipeline {
    private final StampedLock lock = new StampedLock();
    private final Phaser bell = new Phaser(1);
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final int capacity;
    private int stillToReturn;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.stillToReturn = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() != 0) {
                int message = network.getAsInt();
                while (true) {
                    int phase = bell.getPhase();
                    if (added(message)) {
                        break;
                    }
                    bell.awaitAdvanceInterruptibly(phase);
                }
            }
        } finally {
            long stamp = lock.writeLock();
            try {
                stillToReturn--;
                bell.arrive();
            } finally {
                lock.unlockWrite(stamp);
            }
        }
    }

    private boolean added(int message) {
        long stamp = lock.writeLock();
        try {
            if (waiting.size() == capacity) {
                return false;
            }
            waiting.addLast(message);
            // With the lock held: a phaser of one party takes one arrival at a time.
            bell.arrive();
            return true;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            int phase = bell.getPhase();
            Integer message;
            boolean over;
            long stamp = lock.writeLock();
            try {
                message = waiting.pollFirst();
                over = message == null && stillToReturn == 0;
                if (message != null) {
                    bell.arrive();
                }
            } finally {
                lock.unlockWrite(stamp);
            }
            if (message != null) {
                database.accept(message);
            } else if (over) {
                stop.await();
                return;
            } else {
                bell.awaitAdvanceInterruptibly(phase);
            }
        }
    }

    public int size() {
        long stamp = lock.readLock();
        try {
            return waiting.size();
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
