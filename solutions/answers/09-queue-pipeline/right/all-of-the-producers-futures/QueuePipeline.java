package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Each producer completes a future when it returns; the consumer looks seven times a second whether all have. */
public class QueuePipeline {
    private final BlockingQueue<Integer> queue;
    private final Queue<CompletableFuture<Void>> tickets = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> all;

    public QueuePipeline(int capacity, int producers) {
        queue = new LinkedBlockingQueue<>(capacity);
        tickets.addAll(
                Stream.generate(CompletableFuture<Void>::new).limit(producers).collect(Collectors.toList()));
        all = CompletableFuture.allOf(tickets.toArray(CompletableFuture[]::new));
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        CompletableFuture<Void> ticket = tickets.remove();
        try {
            for (; stop.getCount() > 0; ) {
                queue.put(network.getAsInt());
            }
        } finally {
            ticket.complete(null);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        boolean over;
        do {
            over = all.isDone();
            Integer message = over ? queue.poll() : queue.poll(140, TimeUnit.MILLISECONDS);
            if (message != null) {
                over = false;
                database.accept(message);
            }
        } while (!over);
    }

    public int size() {
        return queue.size();
    }
}
