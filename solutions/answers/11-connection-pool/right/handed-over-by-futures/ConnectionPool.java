package interleave.connectionpool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Whoever returns a connection hands it to the one who has waited longest; who leaves the line passes on what it may have got. */
public class ConnectionPool<C> {
    private final Queue<C> free;
    private final Queue<CompletableFuture<C>> line = new ArrayDeque<>();

    public ConnectionPool(Collection<? extends C> connections) {
        free = new ArrayDeque<>(connections);
        if (free.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = await(ask());
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

    private C await(CompletableFuture<C> place) throws InterruptedException {
        try {
            return place.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            leave(place);
            throw e;
        }
    }

    private synchronized void leave(CompletableFuture<C> place) {
        if (!line.remove(place)) {
            handOver(place.join());
        }
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
