package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** As many threads as it takes. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        ExecutorService pool = Executors.newCachedThreadPool();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Future<R>> futures = new ArrayList<>();
        for (T item : items) {
            futures.add(pool.submit(() -> applyUnlessFailed(function, item, failure)));
        }
        pool.shutdown();
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            pool.shutdownNow();
            throw e;
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static <T, R> R applyUnlessFailed(
            Function<? super T, ? extends R> function, T item, AtomicReference<Throwable> failure) {
        if (failure.get() != null) {
            return null;
        }
        try {
            return function.apply(item);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            return null;
        }
    }
}
