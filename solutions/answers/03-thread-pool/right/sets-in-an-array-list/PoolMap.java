package interleave.threadpool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive, but is " + threads);
        }
        List<R> results = new ArrayList<>();
        for (Iterator<T> it = items.iterator(); it.hasNext(); it.next()) {
            results.add(null);
        }
        List<T> input = new ArrayList<>(items);
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        Callable<Void> share = () -> {
            for (int i; !stop.get() && (i = next.getAndIncrement()) < input.size(); ) {
                try {
                    results.set(i, function.apply(input.get(i)));
                } catch (Throwable t) {
                    stop.set(true);
                    throw t;
                }
            }
            return null;
        };
        int n = Math.max(1, Math.min(threads, input.size()));
        ExecutorService pool = Executors.newFixedThreadPool(n);
        try {
            for (Future<Void> future : pool.invokeAll(Collections.nCopies(n, share))) {
                future.get();
            }
        } finally {
            stop.set(true);
            pool.shutdownNow();
            boolean interrupted = false;
            while (true) {
                try {
                    if (pool.awaitTermination(10, TimeUnit.SECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return results;
    }
}
