package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Each message waits in a cell that leads to the next one; the last producer ends the chain. */
public class QueuePipeline {
    private record Cell(int message, boolean isLast, CompletableFuture<Cell> next) {}

    private final AtomicReference<CompletableFuture<Cell>> tail = new AtomicReference<>(new CompletableFuture<>());
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger unfinished;
    private final Semaphore room;
    private CompletableFuture<Cell> head = tail.get();

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        unfinished = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                waiting.incrementAndGet();
                append(message, false);
            }
        } finally {
            if (unfinished.decrementAndGet() == 0) {
                append(0, true);
            }
        }
    }

    private void append(int message, boolean isLast) {
        Cell cell = new Cell(message, isLast, new CompletableFuture<>());
        tail.getAndSet(cell.next).complete(cell);
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        try {
            for (Cell cell = head.get(); !cell.isLast; cell = head.get()) {
                head = cell.next;
                waiting.decrementAndGet();
                room.release();
                database.accept(cell.message);
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    public int size() {
        return waiting.get();
    }
}
