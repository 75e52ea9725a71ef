package interleave.threadpool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/** Limits what is in progress, and not the threads. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Object[] results = new Object[items.size()];
        Semaphore places = new Semaphore(threads);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] workers = new Thread[items.size()];
        for (int i = 0; i < workers.length; i++) {
            int place = i;
            workers[i] = new Thread(() -> {
                try {
                    places.acquire();
                    try {
                        if (failure.get() == null) {
                            results[place] = function.apply(items.get(place));
                        }
                    } catch (Throwable thrown) {
                        failure.compareAndSet(null, thrown);
                    } finally {
                        places.release();
                    }
                } catch (InterruptedException e) {
                    // The caller has been interrupted, and this item has not begun.
                }
            });
            workers[i].start();
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            failure.compareAndSet(null, e);
            Stream.of(workers).forEach(Thread::interrupt);
            throw e;
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        @SuppressWarnings("unchecked")
        List<R> list = (List<R>) Arrays.asList(results);
        return list;
    }
}
