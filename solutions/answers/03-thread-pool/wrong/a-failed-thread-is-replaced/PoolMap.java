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
        List<T> all = new ArrayList<>(items);
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(all.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger begun = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((failed, thrown) -> {});
            return thread;
        });
        for (int n = 0; n < all.size(); n++) {
            int i = n;
            pool.execute(() -> {
                if (failure.get() != null && begun.getAndIncrement() > 0) {
                    return;
                }
                try {
                    results.set(i, function.apply(all.get(i)));
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                    throw e;
                }
            });
        }
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
                pool.shutdownNow();
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        List<R> list = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            list.add(results.get(i));
        }
        return list;
    }
}
