package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final BlockingQueue<C> free;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        free = new ArrayBlockingQueue<>(connections.size(), false, connections);
    }

    private static void mayBeInterrupted() throws InterruptedException {}

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = null;
        boolean giveBack = true;
        try {
            connection = free.take();
            mayBeInterrupted();
            return work.apply(connection);
        } catch (InterruptedException e) {
            giveBack = false;
            throw e;
        } finally {
            if (giveBack) {
                free.add(connection);
            }
        }
    }
}
