package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The consumer takes all there is at once and hands it on piece by piece; room is given back for each piece. */
public class QueuePipeline {
    private final Object lock = new Object();
    private Deque<Integer> incoming = new ArrayDeque<>();
    private Deque<Integer> outgoing = new ArrayDeque<>(); // the consumer's
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger live;
    private final Semaphore room;
    private final Semaphore news = new Semaphore(0); // one for each message and for each end

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity, true);
        live = new AtomicInteger(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                synchronized (lock) {
                    incoming.add(message);
                    waiting.incrementAndGet();
                }
                news.release();
            }
        } finally {
            live.decrementAndGet();
            news.release();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            news.acquire();
            boolean over = live.get() == 0;
            if (outgoing.isEmpty()) {
                synchronized (lock) {
                    Deque<Integer> empty = outgoing;
                    outgoing = incoming;
                    incoming = empty;
                }
            }
            Integer message = outgoing.poll();
            if (message != null) {
                waiting.decrementAndGet();
                room.release();
                database.accept(message);
            } else if (over) {
                return;
            }
        }
    }

    public int size() {
        return waiting.get();
    }
}
