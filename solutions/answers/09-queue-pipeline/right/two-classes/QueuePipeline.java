package interleave.queuepipeline;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** A closable buffer in a class of its own; it is closed by the last of its writers. */
public class QueuePipeline {
    private final Buffer buffer;

    public QueuePipeline(int capacity, int producers) {
        buffer = new Buffer(capacity, producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try (Buffer.Writer writer = buffer.writer()) {
            for (; stop.getCount() > 0; ) {
                writer.write(network.getAsInt());
            }
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        while (buffer.advance()) {
            database.accept(buffer.current());
        }
    }

    public int size() {
        return buffer.size();
    }
}
