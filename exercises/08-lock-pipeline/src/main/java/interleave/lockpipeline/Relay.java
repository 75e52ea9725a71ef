package interleave.lockpipeline;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The two ends of a pipeline: a producer that brings messages from the network, and a consumer that stores them.
 *
 * <p>A {@code null} argument is a {@link NullPointerException} before anything has changed.
 */
public class Relay {
    /** The last message of all. It is this one object: a message that only equals it is a message like any other. */
    static final Object SENTINEL = new Object();

    private Relay() {}

    /**
     * Sends all that the network has, in its order, and then {@link #SENTINEL}.
     *
     * @throws InterruptedException if the thread is interrupted while the pipeline makes it wait
     */
    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        // TODO: send every message of the network, and then say that there are no more.
        throw new UnsupportedOperationException("produce is yours to write");
    }

    /**
     * Stores every message that comes before {@link #SENTINEL}, and returns when that one has come.
     *
     * @throws InterruptedException if the thread is interrupted while the pipeline makes it wait
     */
    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        // TODO: take messages and store them until the last one of all has come.
        throw new UnsupportedOperationException("consume is yours to write");
    }
}
