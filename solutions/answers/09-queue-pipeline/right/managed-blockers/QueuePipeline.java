package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Blocks as a fork-join pool would have it; any other thread may do so as well. */
public class QueuePipeline {
    private final int capacity;
    private final LinkedList<Integer> waiting = new LinkedList<>();
    private int returned;
    private final int producers;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.producers = producers;
    }

    private final class Put implements ForkJoinPool.ManagedBlocker {
        private final int message;
        private boolean done;

        Put(int message) {
            this.message = message;
        }

        @Override
        public boolean block() throws InterruptedException {
            synchronized (waiting) {
                while (!isReleasable()) {
                    waiting.wait();
                }
                return true;
            }
        }

        @Override
        public boolean isReleasable() {
            synchronized (waiting) {
                if (!done && waiting.size() < capacity) {
                    waiting.add(message);
                    waiting.notifyAll();
                    done = true;
                }
                return done;
            }
        }
    }

    private final class Take implements ForkJoinPool.ManagedBlocker {
        private Integer message;
        private boolean over;

        @Override
        public boolean block() throws InterruptedException {
            synchronized (waiting) {
                while (!isReleasable()) {
                    waiting.wait();
                }
                return true;
            }
        }

        @Override
        public boolean isReleasable() {
            synchronized (waiting) {
                if (message == null && !over) {
                    message = waiting.poll();
                    if (message != null) {
                        waiting.notifyAll();
                    } else {
                        over = returned == producers;
                    }
                }
                return message != null || over;
            }
        }
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(stop, "stop");
        try {
            while (stop.getCount() > 0) {
                ForkJoinPool.managedBlock(new Put(network.getAsInt()));
            }
        } finally {
            synchronized (waiting) {
                returned++;
                waiting.notifyAll();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(stop, "stop");
        while (true) {
            Take take = new Take();
            ForkJoinPool.managedBlock(take);
            if (take.over) {
                break;
            }
            database.accept(take.message);
        }
        stop.await();
    }

    public int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }
}
