package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** All workers run all tasks; a FutureTask itself sees to it that only the first one to come really does it. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException();
        }
        AtomicReference<ExecutionException> first = new AtomicReference<>();
        List<FutureTask<R>> tasks = new ArrayList<>();
        for (T item : items) {
            tasks.add(new FutureTask<>(() -> {
                try {
                    return function.apply(item);
                } catch (Throwable t) {
                    first.compareAndSet(null, new ExecutionException(t));
                    throw t;
                }
            }));
        }
        Runnable everything = () -> {
            for (FutureTask<R> task : tasks) {
                if (first.get() != null) {
                    break;
                }
                task.run();
            }
        };
        Thread[] workers = new Thread[Math.min(threads, tasks.size())];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Thread(everything);
            workers[i].setDaemon(true);
            workers[i].start();
        }
        boolean interrupted = false;
        int joined = 0;
        while (joined < workers.length) {
            try {
                workers[joined].join();
                joined++;
            } catch (InterruptedException e) {
                interrupted = true;
                tasks.forEach(task -> task.cancel(true));
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (first.get() != null) {
            throw first.get();
        }
        List<R> results = new ArrayList<>();
        for (FutureTask<R> task : tasks) {
            try {
                results.add(task.get());
            } catch (CancellationException cannotBe) {
                throw new AssertionError(cannotBe);
            }
        }
        return results;
    }
}
