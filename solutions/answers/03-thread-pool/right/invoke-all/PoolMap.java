package interleave.threadpool;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** invokeAll waits, and interrupts what runs when it is interrupted itself; the tasks look for a failure. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        ExecutorService pool =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try {
            AtomicBoolean failed = new AtomicBoolean();
            List<Callable<R>> tasks = new ArrayList<>();
            for (T item : items) {
                tasks.add(() -> {
                    if (failed.get()) {
                        return null;
                    }
                    try {
                        return function.apply(item);
                    } catch (Throwable thrown) {
                        failed.set(true);
                        throw thrown;
                    }
                });
            }
            List<R> results = new LinkedList<>();
            for (Future<R> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
