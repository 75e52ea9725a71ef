package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Takes the futures as they are done. */
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
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CompletionService<R> service = new ExecutorCompletionService<>(pool);
        for (T item : items) {
            service.submit(() -> applyUnlessFailed(function, item, failure));
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
        for (int i = 0; i < items.size(); i++) {
            results.add(service.take().get());
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
