package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A pool thread does the work, and the caller waits for it and passes its interrupts on. */
public class Relay {
    /** An enum constant is as good as any object. */
    private enum Last {
        MESSAGE
    }

    static final Object SENTINEL = Last.MESSAGE;

    private interface Work {
        void run() throws InterruptedException;
    }

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pipeline);
        runElsewhere(() -> {
            while (network.hasNext()) {
                pipeline.setMessage(network.next());
            }
            pipeline.setMessage(SENTINEL);
        });
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(database);
        runElsewhere(() -> {
            for (Object message = pipeline.getMessage(); message != SENTINEL; message = pipeline.getMessage()) {
                database.accept(message);
            }
        });
    }

    private static void runElsewhere(Work work) throws InterruptedException {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> done = pool.submit(() -> {
                work.run();
                return null;
            });
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
