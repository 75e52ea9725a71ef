package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A producer takes its place in the queue before it asks the network; a phaser ends the queue. */
public class QueuePipeline {
    private final LinkedBlockingDeque<Integer> queue = new LinkedBlockingDeque<>();
    private final Semaphore room;
    private final Semaphore news = new Semaphore(0);
    private final Phaser unfinished;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        unfinished = new Phaser(producers) {
            @Override
            protected boolean onAdvance(int phase, int registered) {
                news.release();
                return true;
            }
        };
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                room.acquire();
                send(network);
            }
        } finally {
            unfinished.arriveAndDeregister();
        }
    }

    private void send(IntSupplier network) {
        boolean sent = false;
        try {
            queue.addLast(network.getAsInt());
            news.release();
            sent = true;
        } finally {
            if (!sent) {
                room.release();
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        news.acquire();
        for (Integer message = queue.pollFirst(); message != null; message = queue.pollFirst()) {
            room.release();
            database.accept(message);
            news.acquire();
        }
        news.release();
    }

    public int size() {
        return queue.size();
    }
}
