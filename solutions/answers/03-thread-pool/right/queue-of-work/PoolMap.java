package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Workers take from a queue that is full before they begin; a pill for each of them ends it. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        BlockingQueue<FutureTask<R>> work = new LinkedBlockingQueue<>();
        List<FutureTask<R>> tasks = new ArrayList<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (T item : items) {
            tasks.add(new FutureTask<>(() -> {
                try {
                    return function.apply(item);
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                    return null;
                }
            }));
        }
        work.addAll(tasks);
        FutureTask<R> pill = new FutureTask<>(() -> null);
        Thread[] workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            work.add(pill);
            workers[i] = new Thread(() -> {
                for (FutureTask<R> task = work.remove(); task != pill; task = work.remove()) {
                    if (failure.get() == null) {
                        task.run();
                    }
                }
            });
        }
        for (Thread worker : workers) {
            worker.start();
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            failure.compareAndSet(null, e);
            for (Thread worker : workers) {
                worker.interrupt();
            }
            for (Thread worker : workers) {
                worker.join();
            }
            throw e;
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        List<R> results = new ArrayList<>();
        for (FutureTask<R> task : tasks) {
            results.add(task.get());
        }
        return results;
    }
}
