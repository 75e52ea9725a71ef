package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A result that does not come within a minute is a failure. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(pool.submit(() -> {
                    if (failed.get()) {
                        return null;
                    }
                    try {
                        return function.apply(item);
                    } catch (Throwable thrown) {
                        failed.set(true);
                        throw thrown;
                    }
                }));
            }
            pool.shutdown();
            List<R> results = new ArrayList<>();
            ExecutionException failure = null;
            for (Future<R> future : futures) {
                try {
                    results.add(future.get(1, TimeUnit.MINUTES));
                } catch (ExecutionException e) {
                    failure = failure == null ? e : failure;
                } catch (TimeoutException e) {
                    throw new ExecutionException(e);
                }
            }
            pool.awaitTermination(1_000, TimeUnit.DAYS);
            if (failure != null) {
                throw failure;
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
