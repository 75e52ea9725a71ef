package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Room and messages are counted by synchronisers of its own; a linked queue holds what waits. */
public class QueuePipeline {
    private final Tokens room;
    private final Tokens items = new Tokens(0);
    private final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open;

    public QueuePipeline(int capacity, int producers) {
        room = new Tokens(capacity);
        open = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.take();
                queue.add(message);
                items.give();
            }
        } finally {
            if (open.decrementAndGet() == 0) {
                items.give();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            items.take();
            Integer message = queue.poll();
            if (message == null) {
                // More tokens than messages: the last producer has returned.
                return;
            }
            room.give();
            database.accept(message);
        }
    }

    public int size() {
        return queue.size();
    }
}
