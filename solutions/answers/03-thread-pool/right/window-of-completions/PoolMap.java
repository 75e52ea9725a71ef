package interleave.threadpool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** No more than so many are submitted at a time; each completion lets the caller submit one more. */
public class PoolMap {
    private record Numbered<R>(int number, R result) {}

    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Queue<Callable<Numbered<R>>> todo = new ArrayDeque<>();
        List<R> results = new ArrayList<>();
        for (T item : items) {
            int number = results.size();
            results.add(null);
            todo.add(() -> new Numbered<R>(number, function.apply(item)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CompletionService<Numbered<R>> service = new ExecutorCompletionService<>(pool);
        boolean interrupted = false;
        try {
            int underWay = 0;
            while (!todo.isEmpty() || underWay > 0) {
                while (!todo.isEmpty() && underWay < threads) {
                    service.submit(todo.remove());
                    underWay++;
                }
                Numbered<R> ended = service.take().get();
                underWay--;
                results.set(ended.number(), ended.result());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
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
        return results;
    }
}
