package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

/** The sentinel is an object that nobody else can have, so its identity says that the network has no more. */
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
        Object message = pipeline.getMessage();
        while (message != SENTINEL) {
            database.accept(message);
            message = pipeline.getMessage();
        }
    }
}
