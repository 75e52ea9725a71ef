package interleave.threadpool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Workers that have found nothing wait for ever. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        BlockingQueue<Integer> places = new LinkedBlockingQueue<>();
        for (int i = 0; i < items.size(); i++) {
            places.add(i);
        }
        places.add(-1);
        Object[] results = new Object[items.size()];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch ends = new CountDownLatch(items.size());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> {
                try {
                    for (int place = places.take(); place >= 0; place = places.take()) {
                        try {
                            if (failure.get() == null) {
                                results[place] = function.apply(items.get(place));
                            }
                        } catch (Throwable thrown) {
                            failure.compareAndSet(null, thrown);
                        } finally {
                            ends.countDown();
                        }
                    }
                } catch (InterruptedException e) {
                    // Nobody waits for a result any more.
                }
            });
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        try {
            ends.await();
        } catch (InterruptedException e) {
            failure.compareAndSet(null, e);
            workers.forEach(Thread::interrupt);
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
