package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Vector, interrupts passed on, and a latch that is asked by awaiting it for no time. */
public class QueuePipeline {
    private final Vector<Integer> vector = new Vector<>();
    private final Semaphore space;
    private final Semaphore signals = new Semaphore(0);
    private final AtomicInteger atWork;

    public QueuePipeline(int capacity, int producers) {
        space = new Semaphore(capacity, true);
        atWork = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (!stop.await(0, TimeUnit.SECONDS)) {
                Integer message = network.getAsInt();
                while (!space.tryAcquire(1, TimeUnit.MINUTES)) {
                    Thread.yield();
                }
                vector.add(message);
                signals.release();
            }
        } finally {
            if (atWork.decrementAndGet() == 0) {
                signals.release();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        signals.acquire();
        while (!vector.isEmpty()) {
            int message = vector.remove(0);
            space.release();
            database.accept(message);
            signals.acquire();
        }
        signals.release(); // so that whoever comes again leaves, too
    }

    public int size() {
        return vector.size();
    }
}
