package interleave.lockpipeline;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Object();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        boolean more = true;
        while (more) {
            Object message;
            try {
                message = network.next();
            } catch (NoSuchElementException e) {
                message = SENTINEL;
                more = false;
            }
            pipeline.setMessage(message);
        }
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        for (Object message; (message = pipeline.getMessage()) != SENTINEL; ) database.accept(message);
    }
}
