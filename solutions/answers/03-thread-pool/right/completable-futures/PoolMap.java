package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A future an item, on a pool; the first failure is the value of another one. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        List<CompletableFuture<R>> futures = new ArrayList<>();
        for (T item : items) {
            futures.add(CompletableFuture.supplyAsync(
                    () -> {
                        if (failed.isDone()) {
                            return null;
                        }
                        try {
                            return function.apply(item);
                        } catch (Throwable thrown) {
                            failed.complete(thrown);
                            return null;
                        }
                    },
                    pool));
        }
        pool.shutdown();
        try {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get();
        } finally {
            pool.shutdownNow();
        }
        if (failed.isDone()) {
            throw new ExecutionException(failed.join());
        }
        return new ArrayList<>(futures.stream().map(CompletableFuture::join).toList());
    }
}
