package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Streams: the messages of the network, and the sentinel behind them. */
public class Relay {
    static final Object SENTINEL = Relay.class;

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        Stream<?> messages =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(network, Spliterator.ORDERED), false);
        messages.forEachOrdered(message -> send(message, pipeline));
        pipeline.setMessage(SENTINEL);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        Stream.iterate(pipeline.getMessage(), message -> message != SENTINEL, message -> receive(pipeline))
                .forEachOrdered(database);
    }

    private static void send(Object message, Pipeline<Object> pipeline) {
        try {
            pipeline.setMessage(message);
        } catch (InterruptedException e) {
            Relay.<RuntimeException>sneak(e);
        }
    }

    private static Object receive(Pipeline<Object> pipeline) {
        try {
            return pipeline.getMessage();
        } catch (InterruptedException e) {
            Relay.<RuntimeException>sneak(e);
            throw new AssertionError();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable t) throws E {
        throw (E) t;
    }
}
