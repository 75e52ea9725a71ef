package interleave.threadpool;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fork-join pool as wide as asked, given one task an item. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch ends = new CountDownLatch(items.size());
        for (int i = 0; i < items.size(); i++) {
            int place = i;
            pool.execute(() -> {
                try {
                    if (failure.get() == null) {
                        results.set(place, function.apply(items.get(place)));
                    }
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                } finally {
                    ends.countDown();
                }
            });
        }
        try {
            ends.await();
        } finally {
            pool.shutdownNow();
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return IntStream.range(0, items.size()).mapToObj(results::get).collect(Collectors.toList());
    }
}
