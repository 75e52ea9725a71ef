package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

public class Relay {
    static final Object SENTINEL = new int[0];

    private Relay() {}

    @SuppressWarnings("serial")
    private static final class Carried extends RuntimeException {
        Carried(InterruptedException e) {
            super(e);
        }
    }

    private static Object get(Pipeline<Object> pipeline) {
        try {
            return pipeline.getMessage();
        } catch (InterruptedException e) {
            throw new Carried(e);
        }
    }

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
        try {
            Stream.iterate(get(pipeline), m -> m != SENTINEL, m -> get(pipeline))
                    .forEachOrdered(database);
        } catch (Carried e) {
            throw (InterruptedException) e.getCause();
        }
    }
}
