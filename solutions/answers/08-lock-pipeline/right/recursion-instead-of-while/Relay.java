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
        while (sendOne(network, pipeline)) {}
    }

    private static boolean sendOne(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        if (network.hasNext()) {
            Object message = network.next();
            pipeline.setMessage(message);
            return true;
        } else {
            pipeline.setMessage(SENTINEL);
            return false;
        }
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        while (storeOne(pipeline, database)) {}
    }

    private static boolean storeOne(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Object message = pipeline.getMessage();
        if (message != SENTINEL) {
            database.accept(message);
        }
        return message != SENTINEL;
    }
}
