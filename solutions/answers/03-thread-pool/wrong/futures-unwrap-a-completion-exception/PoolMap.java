package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(function, "function");
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()));
        AtomicBoolean failed = new AtomicBoolean();
        List<CompletableFuture<R>> all = new ArrayList<>();
        for (T item : items) {
            all.add(CompletableFuture.supplyAsync(() -> {
                if (failed.get()) {
                    return null;
                }
                boolean fine = false;
                try {
                    R r = function.apply(item);
                    fine = true;
                    return r;
                } finally {
                    if (!fine) {
                        failed.set(true);
                    }
                }
            }, pool));
        }
        pool.shutdown();
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                over = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
                pool.shutdownNow();
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).get();
        return all.stream().map(CompletableFuture::join).collect(Collectors.toCollection(ArrayList::new));
    }
}
