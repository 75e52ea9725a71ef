package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

public class ConnectionPool<C> {
    /** Brings back what has been used, for all pools. */
    private static final class Janitor {
        private static volatile ExecutorService hired;

        static ExecutorService get() {
            ExecutorService there = hired;
            if (there == null) {
                synchronized (Janitor.class) {
                    there = hired;
                    if (there == null) {
                        hired = there = Executors.newSingleThreadExecutor(work -> {
                            Thread janitor = new Thread(work, "janitor");
                            janitor.setDaemon(true);
                            return janitor;
                        });
                    }
                }
            }
            return there;
        }
    }

    private final BlockingQueue<C> ready;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        ready = new ArrayBlockingQueue<>(connections.size(), false, connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = ready.take();
        try {
            return work.apply(connection);
        } finally {
            Janitor.get().execute(() -> ready.add(connection));
        }
    }
}
