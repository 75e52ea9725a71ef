package interleave.threadpool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** After a failure the items in progress have a minute. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < items.size(); i++) {
                int place = i;
                pool.execute(() -> {
                    if (failure.get() == null) {
                        try {
                            results.set(place, function.apply(items.get(place)));
                        } catch (Throwable thrown) {
                            failure.compareAndSet(null, thrown);
                        }
                    }
                });
            }
            pool.shutdown();
            while (failure.get() == null && !pool.awaitTermination(20, TimeUnit.MILLISECONDS)) {
                // Some item takes its time.
            }
            if (failure.get() != null) {
                pool.shutdownNow();
                pool.awaitTermination(1, TimeUnit.MINUTES);
                throw new ExecutionException(failure.get());
            }
            return Arrays.asList(asArray(results));
        } finally {
            pool.shutdownNow();
        }
    }

    @SuppressWarnings("unchecked")
    private static <R> R[] asArray(AtomicReferenceArray<R> results) {
        return (R[]) IntStream.range(0, results.length()).mapToObj(results::get).toArray();
    }
}
