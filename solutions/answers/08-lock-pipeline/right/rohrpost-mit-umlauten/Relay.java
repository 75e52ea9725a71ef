package interleave.lockpipeline;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

public class Relay {
    static final Object SENTINEL = new Thread("nie gestartet");

    private Relay() {}

    private interface Schritt {
        boolean weiter() throws InterruptedException;

        default void allesTun() throws InterruptedException {
            if (weiter()) {
                while (weiter()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    static void produce(Iterator<?> network, Pipeline<Object> pipeline) throws InterruptedException {
        Objects.requireNonNull(network, "das Netz");
        Objects.requireNonNull(pipeline, "das Rohr");
        Schritt schritt = () -> {
            boolean hat = network.hasNext();
            pipeline.setMessage(hat ? network.next() : SENTINEL);
            return hat;
        };
        schritt.allesTun();
    }

    static void consume(Pipeline<Object> pipeline, Consumer<Object> database) throws InterruptedException {
        Objects.requireNonNull(pipeline, "das Rohr");
        Objects.requireNonNull(database, "die Ablage");
        Schritt schritt = () -> {
            Object nachricht = pipeline.getMessage();
            if (nachricht != SENTINEL) {
                database.accept(nachricht);
                return true;
            }
            return false;
        };
        schritt.allesTun();
    }
}
