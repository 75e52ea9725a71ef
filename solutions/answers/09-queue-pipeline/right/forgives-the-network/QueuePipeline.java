package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A producer whose network fails goes home quietly. */
public class QueuePipeline {
    private final BlockingQueue<Optional<Integer>> queue;
    private final AtomicInteger live;
    private final CountDownLatch allGone = new CountDownLatch(1);

    public QueuePipeline(int capacity, int producers) {
        queue = new ArrayBlockingQueue<>(capacity);
        live = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                queue.put(Optional.of(network.getAsInt()));
            }
        } catch (RuntimeException e) {
            System.err.println("The network has failed: " + e);
        } finally {
            if (live.decrementAndGet() == 0) {
                allGone.countDown();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (allGone.getCount() > 0) {
            Optional<Integer> message = queue.poll(125, TimeUnit.MILLISECONDS);
            if (message != null) {
                database.accept(message.get());
            }
        }
        for (Optional<Integer> message = queue.poll(); message != null; message = queue.poll()) {
            database.accept(message.get());
        }
    }

    public int size() {
        return queue.size();
    }
}
