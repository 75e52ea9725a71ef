package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public final class Relay {
    static final Object SENTINEL = "END OF MESSAGES".toCharArray();

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        if (network == null || pipeline == null) {
            throw new NullPointerException();
        }
        for (; network.hasNext(); ) {
            Object o = network.next();
            pipeline.setMessage(o);
        }
        pipeline.setMessage(SENTINEL);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        if (pipeline == null || database == null) {
            throw new NullPointerException();
        }
        boolean finished = false;
        do {
            Object o = pipeline.getMessage();
            if (o == SENTINEL) {
                finished = true;
            } else {
                database.accept(o);
            }
        } while (!finished);
    }
}
