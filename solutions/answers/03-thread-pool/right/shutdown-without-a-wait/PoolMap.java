package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** When all is well, nobody waits for the threads: they have nothing left to do, and end by themselves. */
public class PoolMap {
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) throw new IllegalArgumentException();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicBoolean failed = new AtomicBoolean();
        CompletionService<Void> done = new ExecutorCompletionService<>(pool);
        List<AtomicReference<R>> cells = new ArrayList<>();
        try {
            for (T item : items) {
                AtomicReference<R> cell = new AtomicReference<>();
                cells.add(cell);
                done.submit(() -> {
                    if (!failed.get())
                        try {
                            cell.set(function.apply(item));
                        } catch (Throwable t) {
                            failed.set(true);
                            throw t;
                        }
                    return null;
                });
            }
            for (int i = 0; i < cells.size(); i++) done.take().get();
        } catch (InterruptedException | ExecutionException e) {
            failed.set(true);
            pool.shutdownNow();
            boolean again = false;
            while (!pool.isTerminated())
                try {
                    pool.awaitTermination(1, TimeUnit.HOURS);
                } catch (InterruptedException x) {
                    again = true;
                }
            if (again && e instanceof ExecutionException) throw new InterruptedException();
            throw e;
        } finally {
            pool.shutdown();
        }
        return cells.stream().map(AtomicReference::get).collect(Collectors.toList());
    }
}
