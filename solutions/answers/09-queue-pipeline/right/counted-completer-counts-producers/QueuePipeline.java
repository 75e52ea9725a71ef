package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** A completer with a pending count, of which each producer is one; its completion rings the consumer. */
public class QueuePipeline {
    private final class Producers extends CountedCompleter<Void> {
        private static final long serialVersionUID = 1;

        Producers(int count) {
            super(null, count - 1);
        }

        @Override
        public void compute() {
            tryComplete();
        }

        @Override
        public void onCompletion(CountedCompleter<?> caller) {
            queue.add(Optional.empty());
        }
    }

    private final LinkedBlockingQueue<Optional<Integer>> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final AtomicInteger size = new AtomicInteger();
    private final Producers producers;
    private boolean over;

    public QueuePipeline(int capacity, int producers) {
        this.room = new Semaphore(capacity, true);
        this.producers = new Producers(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0L) {
                Integer message = network.getAsInt();
                room.acquire();
                size.incrementAndGet();
                queue.add(Optional.of(message));
            }
        } finally {
            producers.compute();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (!over) {
            Optional<Integer> next = queue.take();
            over = next.isEmpty();
            if (!over) {
                size.decrementAndGet();
                room.release();
            }
            next.ifPresent(database::accept);
        }
    }

    public int size() {
        return size.get();
    }
}
