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
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<R>> futures = new ArrayList<>();
        try {
            for (T item : items) {
                futures.add(pool.submit(() -> {
                    if (failed.get()) {
                        return null;
                    }
                    try {
                        return function.apply(item);
                    } catch (Throwable t) {
                        failed.set(true);
                        throw t;
                    }
                }));
            }
            List<R> results = new ArrayList<>();
            Throwable failure = null;
            for (Future<R> future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    if (failure == null) {
                        failure = e.getCause();
                    } else {
                        failure.addSuppressed(e.getCause());
                    }
                }
            }
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return results;
        } finally {
            boolean interrupted = false;
            pool.shutdownNow();
            while (!pool.isTerminated()) {
                try {
                    pool.awaitTermination(1, TimeUnit.DAYS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                throw new InterruptedException();
            }
        }
    }
}
