package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class PoolMap {
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) throw new IllegalArgumentException();
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> items.parallelStream()
                            .map(x -> (R) function.apply(x))
                            .collect(Collectors.toList()))
                    .get();
        } catch (ExecutionException e) {
            Throwable c = e.getCause();
            while (c.getCause() != null && c.getClass() == c.getCause().getClass()) c = c.getCause();
            throw new ExecutionException(c);
        } finally {
            pool.shutdownNow();
        }
    }
}
