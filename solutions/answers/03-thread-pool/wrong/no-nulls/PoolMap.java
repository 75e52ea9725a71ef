package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Its results are in a map that takes no nulls. */
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
        Map<Integer, R> byPlace = new ConcurrentHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int place = i;
            pool.execute(() -> {
                try {
                    if (failure.get() == null) {
                        byPlace.put(place, function.apply(items.get(place)));
                    }
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                }
            });
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
            results.add(byPlace.get(i));
        }
        return results;
    }
}
