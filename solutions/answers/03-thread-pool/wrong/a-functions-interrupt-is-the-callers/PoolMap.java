package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) throw new IllegalArgumentException("threads: " + threads);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Future<R>> futures = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (T item : items) {
            futures.add(pool.submit(() -> {
                if (failure.get() != null) return null;
                try {
                    return function.apply(item);
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                    return null;
                }
            }));
        }
        pool.shutdown();
        InterruptedException interrupt = null;
        for (;;) {
            try {
                if (pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) break;
            } catch (InterruptedException e) {
                interrupt = e;
                pool.shutdownNow();
            }
        }
        if (interrupt != null) throw interrupt;
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException && thrown.getCause() instanceof InterruptedException) {
            throw (InterruptedException) thrown.getCause();
        }
        if (thrown != null) throw new ExecutionException(thrown);
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) results.add(future.get());
        return results;
    }
}
