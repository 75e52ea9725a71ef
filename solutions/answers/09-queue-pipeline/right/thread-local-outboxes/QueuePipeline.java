package interleave.queuepipeline;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Each producer has an outbox of its own; one semaphore counts the room, another the letters and the last farewell. */
public class QueuePipeline {
    private final Semaphore room;
    private final Semaphore letters = new Semaphore(0);
    private final int capacity;
    private final CountDownLatch producersOut;
    private final List<Queue<Integer>> outboxes = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ThreadLocal<Queue<Integer>> mine = ThreadLocal.withInitial(() -> {
        Queue<Integer> box = new ConcurrentLinkedQueue<>();
        outboxes.add(box);
        return box;
    });
    private int turn;

    public QueuePipeline(int capacity, int producers) {
        this.capacity = capacity;
        this.room = new Semaphore(capacity);
        this.producersOut = new CountDownLatch(producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            Queue<Integer> box = mine.get();
            for (; stop.getCount() > 0; letters.release()) {
                int letter = network.getAsInt();
                room.acquire();
                waiting.getAndIncrement();
                box.offer(letter);
            }
        } finally {
            mine.remove();
            producersOut.countDown();
            letters.release();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (true) {
            boolean allOut = producersOut.getCount() == 0;
            Integer letter = collect();
            if (letter != null) {
                waiting.getAndDecrement();
                room.release();
                database.accept(letter);
            } else if (allOut) {
                break;
            } else {
                letters.tryAcquire(5, TimeUnit.SECONDS);
            }
        }
    }

    private Integer collect() {
        int n = outboxes.size();
        for (int i = 0; i < n; i++) {
            turn = (turn + 1) % n;
            Integer letter = outboxes.get(turn).poll();
            if (letter != null) {
                return letter;
            }
        }
        return null;
    }

    public int size() {
        return Math.min(capacity, waiting.get());
    }
}
