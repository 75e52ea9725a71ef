package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Relay {
    static final Object SENTINEL = (Runnable) () -> {};

    private Relay() {}

    private interface Step {
        boolean go() throws InterruptedException;
    }

    private static void repeat(Step step) throws InterruptedException {
        while (step.go()) {
            Thread.yield();
        }
    }

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        repeat(() -> {
            boolean more = network.hasNext();
            pipeline.setMessage(more ? network.next() : SENTINEL);
            return more;
        });
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        repeat(() -> {
            Object message = pipeline.getMessage();
            boolean more = message != SENTINEL;
            if (more) {
                database.accept(message);
            }
            return more;
        });
    }
}
