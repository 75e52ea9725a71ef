package interleave.lockpipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All state belongs to one thread; callers wait for what it answers. */
public class Pipeline<T> {
    private static final ExecutorService ACTOR = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "pipeline-actor");
        thread.setDaemon(true);
        return thread;
    });

    private record Put<M>(M message, CompletableFuture<M> done) {}

    private final Deque<Put<T>> puts = new ArrayDeque<>();
    private final Deque<CompletableFuture<T>> gets = new ArrayDeque<>();
    private T held;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        CompletableFuture<T> done = new CompletableFuture<>();
        ACTOR.execute(() -> {
            puts.add(new Put<>(message, done));
            settle();
        });
        answer(done);
    }

    public T getMessage() throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        ACTOR.execute(() -> {
            gets.add(done);
            settle();
        });
        return answer(done);
    }

    private void settle() {
        while (held == null ? !puts.isEmpty() : !gets.isEmpty()) {
            if (held == null) {
                Put<T> put = puts.remove();
                if (put.done().complete(put.message())) {
                    held = put.message();
                }
            } else if (gets.remove().complete(held)) {
                held = null;
            }
        }
    }

    private static <M> M answer(CompletableFuture<M> done) throws InterruptedException {
        try {
            return done.get();
        } catch (InterruptedException e) {
            if (done.cancel(false)) {
                throw e;
            }
            Thread.currentThread().interrupt();
            return done.join();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
