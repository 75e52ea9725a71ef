package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Object();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        try {
            while (network.hasNext()) {
                pipeline.setMessage(network.next());
            }
            pipeline.setMessage(SENTINEL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        try {
            for (Object message = pipeline.getMessage(); message != SENTINEL; message = pipeline.getMessage()) {
                database.accept(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
