package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Object();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        while (network.hasNext()) {
            pipeline.setMessage(network.next());
        }
        pipeline.setMessage(SENTINEL);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        Object current = pipeline.getMessage();
        while (current != SENTINEL) {
            Object next = pipeline.getMessage();
            database.accept(current);
            current = next;
        }
    }
}
