package interleave.queuepipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Each producer has a queue of its own; the consumer goes round. Shared permits keep the bound. */
public class QueuePipeline {
    private final List<Queue<Integer>> queues = new ArrayList<>();
    private final Semaphore room;
    private int unfinished;
    private int turn;
    private int waiting;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        unfinished = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        Queue<Integer> mine = new ArrayDeque<>();
        synchronized (this) {
            queues.add(mine);
        }
        try {
            while (stop.getCount() > 0) {
                int message = network.getAsInt();
                room.acquire();
                synchronized (this) {
                    mine.add(message);
                    waiting++;
                    notifyAll();
                }
            }
        } finally {
            synchronized (this) {
                unfinished--;
                notifyAll();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        Integer next = next();
        while (next != null) {
            room.release();
            database.accept(next);
            next = next();
        }
        stop.await();
    }

    private synchronized Integer next() throws InterruptedException {
        while (waiting == 0) {
            if (unfinished == 0) {
                return null;
            }
            wait();
        }
        Integer message = null;
        while (message == null) {
            turn = (turn + 1) % queues.size();
            message = queues.get(turn).poll();
        }
        waiting--;
        return message;
    }

    public synchronized int size() {
        return waiting;
    }
}
