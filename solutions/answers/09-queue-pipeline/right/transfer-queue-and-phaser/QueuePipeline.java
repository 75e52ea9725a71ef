package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The producers are a phaser's parties: when the last has left, its onAdvance sends the end. */
public class QueuePipeline {
    private interface Item {}

    private record Message(int value) implements Item {}

    private enum End implements Item {
        END
    }

    private final LinkedTransferQueue<Item> queue = new LinkedTransferQueue<>();
    private final Semaphore room;
    private final Phaser producing;

    public QueuePipeline(int capacity, int producers) {
        room = new Semaphore(capacity, true);
        producing = new Phaser(producers) {
            @Override
            protected boolean onAdvance(int phase, int registeredParties) {
                queue.add(End.END);
                return true;
            }
        };
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            do {
                int message = network.getAsInt();
                room.acquire();
                queue.add(new Message(message));
            } while (stop.getCount() > 0);
        } finally {
            producing.arriveAndDeregister();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        for (Item item = queue.take(); item instanceof Message message; item = queue.take()) {
            room.release();
            database.accept(message.value());
        }
    }

    public int size() {
        return (int) queue.stream().filter(Message.class::isInstance).count();
    }
}
