package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A ring buffer with timed waits in loops: what is written and what is read are counted. */
public class QueuePipeline {
    private final int[] ring;
    private final Object change = new Object();
    private long written;
    private long read;
    private int unfinished;

    public QueuePipeline(int capacity, int producers) {
        ring = new int[capacity];
        unfinished = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                write(network.getAsInt());
            }
        } finally {
            synchronized (change) {
                unfinished--;
                change.notifyAll();
            }
        }
    }

    private void write(int message) throws InterruptedException {
        synchronized (change) {
            while (written - read == ring.length) {
                change.wait(1_000);
            }
            ring[(int) (written % ring.length)] = message;
            written++;
            change.notifyAll();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            int message;
            synchronized (change) {
                while (written == read && unfinished > 0) {
                    change.wait(1_000);
                }
                if (written == read) {
                    return;
                }
                message = ring[(int) (read % ring.length)];
                read++;
                change.notifyAll();
            }
            database.accept(message);
        }
    }

    public int size() {
        synchronized (change) {
            return (int) (written - read);
        }
    }
}
