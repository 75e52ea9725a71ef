package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Who leaves the line is not taken out of it. */
public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Queue<CompletableFuture<C>> line = new ArrayDeque<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        free = new ArrayDeque<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        CompletableFuture<C> place = ask();
        C connection;
        try {
            connection = place.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        try {
            return work.apply(connection);
        } finally {
            handOver(connection);
        }
    }

    private synchronized CompletableFuture<C> ask() {
        CompletableFuture<C> place = new CompletableFuture<>();
        if (free.isEmpty()) {
            line.add(place);
        } else {
            place.complete(free.remove());
        }
        return place;
    }

    private synchronized void handOver(C connection) {
        CompletableFuture<C> next = line.poll();
        if (next == null) {
            free.add(connection);
        } else {
            next.complete(connection);
        }
    }
}
