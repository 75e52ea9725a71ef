package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The caller hears of the failure, and cancels what is left. */
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
        CompletionService<R> service = new ExecutorCompletionService<>(pool);
        List<Future<R>> futures = new ArrayList<>();
        for (T item : items) {
            futures.add(service.submit(() -> function.apply(item)));
        }
        try {
            for (int i = 0; i < futures.size(); i++) {
                service.take().get();
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.HOURS);
            throw e;
        } finally {
            pool.shutdownNow();
        }
    }
}
