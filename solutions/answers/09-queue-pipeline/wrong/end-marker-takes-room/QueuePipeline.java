package interleave.queuepipeline;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    @SuppressWarnings("removal")
    private static final Integer END = new Integer(-1);

    private final BlockingQueue<Integer> queue;
    private int left;

    public QueuePipeline(int capacity, int producers) {
        queue = new ArrayBlockingQueue<>(capacity);
        left = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                queue.put(network.getAsInt());
            }
        } finally {
            queue.put(END);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (left > 0) {
            Integer m = queue.take();
            if (m == END) left--;
            else database.accept(m);
        }
        stop.await();
    }

    public int size() {
        return queue.size();
    }
}
