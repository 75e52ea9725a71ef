package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** While somebody consumes, a helper waits for the producers and then puts the end mark. */
public class QueuePipeline {
    /** A message, or with {@code isEnd} the end mark. */
    private static final class Entry {
        private final int message;
        private final boolean isEnd;

        private Entry(int message, boolean isEnd) {
            this.message = message;
            this.isEnd = isEnd;
        }
    }

    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Semaphore free;
    private final CountDownLatch unfinished;
    private final int capacity;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        free = new Semaphore(capacity);
        unfinished = new CountDownLatch(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (!isSet(stop)) {
                int message = network.getAsInt();
                free.acquire();
                queue.put(new Entry(message, false));
            }
        } finally {
            unfinished.countDown();
        }
    }

    private static boolean isSet(CountDownLatch stop) {
        return stop.getCount() == 0;
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        Thread helper = new Thread(() -> close(stop), "closer");
        helper.setDaemon(true);
        helper.start();
        try {
            for (Entry entry = queue.take(); !entry.isEnd; entry = queue.take()) {
                free.release();
                database.accept(entry.message);
            }
        } finally {
            helper.interrupt();
        }
        helper.join();
    }

    private void close(CountDownLatch stop) {
        try {
            stop.await();
            unfinished.await();
            queue.put(new Entry(0, true));
        } catch (InterruptedException e) {
            // The consumer has left.
        }
    }

    public int size() {
        return capacity - free.availablePermits();
    }
}
