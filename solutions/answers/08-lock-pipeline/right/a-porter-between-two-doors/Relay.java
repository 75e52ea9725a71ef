package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Object();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(pipeline, "pipeline");
        network.forEachRemaining(message -> send(message, pipeline));
        pipeline.setMessage(SENTINEL);
    }

    private static void send(Object message, Pipeline<Object> pipeline) {
        try {
            pipeline.setMessage(message);
        } catch (InterruptedException e) {
            Relay.<RuntimeException>sneak(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline, "pipeline");
        Objects.requireNonNull(database, "database");
        boolean more;
        do {
            Object message = pipeline.getMessage();
            more = message != SENTINEL;
            if (more) {
                database.accept(message);
            }
        } while (more);
    }
}
