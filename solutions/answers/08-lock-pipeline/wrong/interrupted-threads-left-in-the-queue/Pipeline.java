package interleave.lockpipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

public class Pipeline<T> {
    private record Offer<T>(T message, CompletableFuture<Void> accepted) {}

    private final Deque<Offer<T>> offers = new ArrayDeque<>();
    private final Deque<CompletableFuture<T>> requests = new ArrayDeque<>();
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Offer<T> offer = new Offer<>(Objects.requireNonNull(message), new CompletableFuture<>());
        synchronized (this) {
            if (this.message == null && requests.isEmpty()) {
                this.message = message;
                return;
            }
            CompletableFuture<T> request = requests.poll();
            if (request != null) {
                request.complete(message);
                return;
            }
            offers.add(offer);
        }
        await(offer.accepted());
    }

    public T getMessage() throws InterruptedException {
        CompletableFuture<T> request = new CompletableFuture<>();
        synchronized (this) {
            if (message != null) {
                T mine = message;
                Offer<T> next = offers.poll();
                message = next == null ? null : next.message();
                if (next != null) {
                    next.accepted().complete(null);
                }
                return mine;
            }
            requests.add(request);
        }
        return await(request);
    }

    private <R> R await(CompletableFuture<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw e;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
