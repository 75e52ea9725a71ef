package interleave.queuepipeline;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final BlockingQueue<Optional<Integer>> queue;
    private final Semaphore room;
    private final AtomicInteger left;
    private final Object gate = new Object();

    public QueuePipeline(int capacity, int producers) {
        queue = new LinkedBlockingQueue<>();
        room = new Semaphore(capacity);
        left = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                synchronized (gate) {
                    room.acquire();
                    queue.add(Optional.of(message));
                }
            }
        } finally {
            if (left.decrementAndGet() == 0) {
                queue.add(Optional.empty());
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            Optional<Integer> message = queue.take();
            if (message.isEmpty()) {
                return;
            }
            room.release();
            database.accept(message.get());
        }
    }

    public int size() {
        return (int) queue.stream().filter(Optional::isPresent).count();
    }
}
