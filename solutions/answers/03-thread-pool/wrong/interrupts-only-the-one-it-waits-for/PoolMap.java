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
        if (threads < 1) {
            throw new IllegalArgumentException();
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicBoolean off = new AtomicBoolean();
        List<Future<R>> futures = new ArrayList<>();
        boolean interrupted = false;
        try {
            for (T item : items) {
                futures.add(pool.submit(() -> {
                    if (off.get()) {
                        return null;
                    }
                    try {
                        return function.apply(item);
                    } catch (Throwable t) {
                        off.set(true);
                        throw t;
                    }
                }));
            }
            List<R> results = new ArrayList<>();
            ExecutionException failure = null;
            for (Future<R> future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    failure = failure == null ? e : failure;
                } catch (InterruptedException e) {
                    off.set(true);
                    future.cancel(true);
                    throw e;
                }
            }
            if (failure != null) {
                throw new ExecutionException(failure.getCause());
            }
            return results;
        } finally {
            pool.shutdown();
            while (!pool.isTerminated()) {
                try {
                    pool.awaitTermination(1, TimeUnit.DAYS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
