package interleave.queuepipeline;

import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

public class QueuePipeline {
    private final CompletionService<Integer> done = new ExecutorCompletionService<>(Runnable::run);
    private final Semaphore room;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger producers;

    public QueuePipeline(int capacity, int producers) {
        this.room = new Semaphore(capacity);
        this.producers = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        if (network == null || stop == null) throw new NullPointerException();
        try {
            while (stop.getCount() > 0) {
                Integer message = network.getAsInt();
                room.acquire();
                waiting.getAndIncrement();
                done.submit(() -> message);
            }
        } finally {
            if (producers.decrementAndGet() == 0) done.submit(() -> null);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        if (database == null || stop == null) throw new NullPointerException();
        try {
            for (Integer message; (message = done.take().get()) != null; ) {
                waiting.getAndDecrement();
                room.release();
                database.accept(message);
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    public int size() {
        return waiting.get();
    }
}
