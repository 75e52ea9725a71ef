package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class Relay {
    private record End(String why) {}

    static final Object SENTINEL = new End("no more");

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        Iterator<Object> all = new Iterator<>() {
            private boolean ended;

            @Override
            public boolean hasNext() {
                return !ended;
            }

            @Override
            public Object next() {
                if (network.hasNext()) {
                    return network.next();
                }
                ended = true;
                return SENTINEL;
            }
        };
        while (all.hasNext()) {
            pipeline.setMessage(all.next());
        }
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        while (true) {
            Object message = pipeline.getMessage();
            if (message == SENTINEL) break;
            database.accept(message);
        }
    }
}
