package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class QueuePipeline {
    private final Buffer<Integer> buffer;

    public QueuePipeline(int capacity, int producers) {
        buffer = new Buffer<>(capacity, producers);
    }

    public void produce(IntSupplier network, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(stop);
        try {
            while (stop.getCount() > 0) {
                buffer.put(network.getAsInt());
            }
        } finally {
            buffer.writerLeaves();
        }
    }

    public void consume(IntConsumer database, CountDownLatch stop) throws InterruptedException {
        Objects.requireNonNull(database);
        Objects.requireNonNull(stop);
        Optional<Integer> message = buffer.take();
        while (message.isPresent()) {
            database.accept(message.get());
            message = buffer.take();
        }
    }

    public int size() {
        return buffer.size();
    }
}
