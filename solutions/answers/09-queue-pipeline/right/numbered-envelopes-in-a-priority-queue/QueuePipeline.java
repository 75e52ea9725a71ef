package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class QueuePipeline {
    private record Envelope(long number, int message) implements Comparable<Envelope> {
        static final Envelope END = new Envelope(Long.MAX_VALUE, 0);

        @Override
        public int compareTo(Envelope other) {
            return Long.compare(number, other.number);
        }
    }

    private final PriorityBlockingQueue<Envelope> queue = new PriorityBlockingQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger running;
    private final Semaphore room;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity, true);
        running = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            do {
                if (stop.getCount() == 0) return;
                int message = network.getAsInt();
                room.acquire();
                queue.put(new Envelope(numbers.getAndIncrement(), message));
            } while (true);
        } finally {
            if (running.decrementAndGet() == 0) queue.put(Envelope.END);
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        Envelope e;
        while ((e = queue.take()) != Envelope.END) {
            room.release();
            database.accept(e.message());
        }
        queue.put(e);
        stop.await();
    }

    public int size() {
        int n = queue.size();
        return queue.contains(Envelope.END) ? n - 1 : n;
    }
}
