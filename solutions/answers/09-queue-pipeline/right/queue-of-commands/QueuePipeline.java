package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** What stands in the queue are commands to the consumer: store this, or: one producer less. */
public class QueuePipeline {
    @FunctionalInterface
    private interface Command {
        void execute(IntConsumer database);
    }

    private final TransferQueue<Command> commands = new LinkedTransferQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Semaphore room;
    private int live;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity);
        live = producers;
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                send(network.getAsInt());
            }
        } finally {
            commands.add(database -> live--);
        }
    }

    private void send(int message) throws InterruptedException {
        room.acquire();
        waiting.incrementAndGet();
        commands.add(database -> {
            waiting.decrementAndGet();
            room.release();
            database.accept(message);
        });
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (live > 0) {
            commands.take().execute(database);
        }
    }

    public int size() {
        return waiting.get();
    }
}
