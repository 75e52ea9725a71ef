package interleave.queuepipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final Semaphore room;
    private final LinkedBlockingDeque<Integer> waiting = new LinkedBlockingDeque<>();
    private final AtomicInteger producers;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final AtomicReference<CompletableFuture<Void>> news = new AtomicReference<>(new CompletableFuture<>());

    public QueuePipeline(int capacity, int producers) {
        this.room = new Semaphore(capacity, true);
        this.producers = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        if (network == null || stop == null) throw new NullPointerException();
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                waiting.addLast(message);
                news.get().complete(null);
            }
        } finally {
            if (producers.decrementAndGet() == 0) over.complete(null);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        if (database == null || stop == null) throw new NullPointerException();
        while (true) {
            boolean last = over.isDone();
            Integer message = waiting.pollFirst();
            if (message != null) {
                room.release();
                database.accept(message);
            } else if (last) {
                return;
            } else {
                CompletableFuture<Void> next = news.get();
                if (next.isDone()) {
                    news.set(new CompletableFuture<>());
                } else {
                    try {
                        CompletableFuture.anyOf(next, over).get();
                    } catch (ExecutionException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
    }

    public int size() {
        return waiting.size();
    }
}
