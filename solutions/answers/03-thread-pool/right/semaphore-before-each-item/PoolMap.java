package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The caller hands an item over only when a thread is free; so it learns of a failure before the next one begins. */
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
        Semaphore free = new Semaphore(threads);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Future<R>> futures = new ArrayList<>();
        try {
            for (T item : items) {
                free.acquire();
                if (failure.get() != null) {
                    break;
                }
                futures.add(pool.submit(() -> {
                    try {
                        return function.apply(item);
                    } catch (Throwable thrown) {
                        failure.compareAndSet(null, thrown);
                        throw thrown;
                    } finally {
                        free.release();
                    }
                }));
            }
            pool.shutdown();
            pool.awaitTermination(1_000, TimeUnit.DAYS);
            if (failure.get() != null) {
                throw new ExecutionException(failure.get());
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
