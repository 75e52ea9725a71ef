package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Relay() {
        @Override
        public String toString() {
            return "the end";
        }
    };

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        boolean more;
        do {
            more = network.hasNext();
            pipeline.setMessage(more ? network.next() : SENTINEL);
        } while (more);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        for (Object message; (message = pipeline.getMessage()) != SENTINEL; ) {
            database.accept(message);
        }
    }
}
