package interleave.lockpipeline;

import java.util.Iterator;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Object();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        while (network.hasNext()) {
            pipeline.setMessage(network.next());
        }
        pipeline.setMessage(SENTINEL);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Object message = pipeline.getMessage();
        while (message != SENTINEL) {
            database.accept(message);
            message = pipeline.getMessage();
        }
    }
}
