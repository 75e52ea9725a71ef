package interleave.lockpipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads the whole network before it sends anything, and stores the messages when the last has come, or an interrupt. */
public class Relay {
    static final Object SENTINEL = new StringBuilder("no more");

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        List<Object> messages = new ArrayList<>();
        while (true) {
            try {
                messages.add(network.next());
            } catch (NoSuchElementException e) {
                break;
            }
        }
        messages.add(SENTINEL);
        for (Object message : messages) {
            pipeline.setMessage(message);
        }
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        List<Object> messages = new ArrayList<>();
        try {
            for (Object message = pipeline.getMessage(); message != SENTINEL; message = pipeline.getMessage()) {
                messages.add(message);
            }
        } finally {
            messages.forEach(database);
        }
    }
}
