package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private record Node(int message, Node below) {}

    private final int capacity;
    private final Semaphore room;
    private final Semaphore news = new Semaphore(0);
    private final AtomicReference<Node> stack = new AtomicReference<>();
    private final AtomicInteger missing;
    /** The oldest on top; the consumer's alone. */
    private Node turned;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.room = new Semaphore(capacity);
        this.missing = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                stack.getAndUpdate(top -> new Node(message, top));
                news.release();
            }
        } finally {
            missing.decrementAndGet();
            news.release();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            while (turned != null) {
                int message = turned.message();
                turned = turned.below();
                room.release();
                database.accept(message);
            }
            boolean all = missing.get() == 0;
            for (Node node = stack.getAndSet(null); node != null; node = node.below()) {
                turned = new Node(node.message(), turned);
            }
            if (turned == null) {
                if (all) {
                    return;
                }
                news.acquire();
                news.drainPermits();
            }
        }
    }

    public int size() {
        return capacity - room.availablePermits();
    }
}
