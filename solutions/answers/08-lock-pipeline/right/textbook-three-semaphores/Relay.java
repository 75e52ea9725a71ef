package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Relay {
    static final Object SENTINEL = new AtomicInteger();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        boolean done = false;
        while (!done) {
            if (network.hasNext()) {
                pipeline.setMessage(network.next());
            } else {
                pipeline.setMessage(SENTINEL);
                done = true;
            }
        }
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        Object message = null;
        while (message != SENTINEL) {
            message = pipeline.getMessage();
            if (message != SENTINEL) {
                database.accept(message);
            }
        }
    }
}
