package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Both ends are streams; what the pipeline throws goes through them as it is. */
public class Relay {
    static final Object SENTINEL = End.OF_ALL;

    private Relay() {}

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(pipeline, "pipeline");
        StreamSupport.stream(Spliterators.<Object>spliteratorUnknownSize(Objects.requireNonNull(network), 0), false)
                .forEachOrdered(message -> {
                    try {
                        pipeline.setMessage(message);
                    } catch (InterruptedException e) {
                        throw Relay.<RuntimeException>as(e);
                    }
                });
        pipeline.setMessage(SENTINEL);
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline, "pipeline");
        Stream.generate(() -> {
                    try {
                        return pipeline.getMessage();
                    } catch (InterruptedException e) {
                        throw Relay.<RuntimeException>as(e);
                    }
                })
                .takeWhile(message -> message != SENTINEL)
                .forEachOrdered(Objects.requireNonNull(database, "database"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E as(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private enum End {
        OF_ALL
    }
}
