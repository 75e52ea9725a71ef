package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Relay {
    static final Object SENTINEL = new Object();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        Object next;
        do {
            next = network.hasNext() ? network.next() : SENTINEL;
            pipeline.setMessage(next);
        } while (next != SENTINEL);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        for (; ; ) {
            Optional<Object> message = Optional.of(pipeline.getMessage()).filter(m -> m != SENTINEL);
            if (message.isEmpty()) return;
            message.ifPresent(database);
        }
    }
}
