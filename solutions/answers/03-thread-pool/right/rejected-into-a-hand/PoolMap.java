package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A pool without a queue; what it rejects, the caller himself puts into a thread's hand. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(function);
        List<T> copy = new ArrayList<>(items);
        if (threads < 1) {
            throw new IllegalArgumentException("" + threads);
        }
        if (copy.isEmpty()) {
            return copy.stream().<R>map(ignored -> null).toList();
        }
        AtomicReference<Throwable> first = new AtomicReference<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                Math.min(threads, copy.size()),
                Math.min(threads, copy.size()),
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>());
        AtomicReference<InterruptedException> interruption = new AtomicReference<>();
        pool.setRejectedExecutionHandler((task, p) -> {
            try {
                p.getQueue().put(task);
            } catch (InterruptedException e) {
                interruption.set(e);
            }
        });
        List<Future<R>> futures = new ArrayList<>();
        for (T item : copy) {
            if (first.get() != null || interruption.get() != null) {
                break;
            }
            FutureTask<R> task = new FutureTask<>(() -> {
                if (first.get() != null) {
                    return null;
                }
                try {
                    return function.apply(item);
                } catch (Throwable t) {
                    first.compareAndSet(null, t);
                    return null;
                }
            });
            futures.add(task);
            pool.execute(task);
        }
        pool.shutdown();
        while (!pool.isTerminated()) {
            if (interruption.get() != null) {
                first.compareAndSet(null, interruption.get());
                pool.shutdownNow();
            }
            try {
                pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interruption.set(e);
            }
        }
        if (interruption.get() != null) {
            throw interruption.get();
        }
        if (first.get() != null) {
            throw new ExecutionException(first.get());
        }
        List<R> out = new ArrayList<>();
        for (Future<R> each : futures) {
            out.add(each.get());
        }
        return out;
    }
}
