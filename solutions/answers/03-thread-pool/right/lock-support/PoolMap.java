package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Workers unpark the caller; the caller parks until the last has gone. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Thread caller = Thread.currentThread();
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger next = new AtomicInteger(items.size());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> {
                int place;
                while ((place = next.decrementAndGet()) >= 0 && failure.get() == null) {
                    try {
                        results.set(place, function.apply(items.get(place)));
                    } catch (Throwable thrown) {
                        failure.compareAndSet(null, thrown);
                    }
                }
                LockSupport.unpark(caller);
            });
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        while (workers.stream().anyMatch(Thread::isAlive)) {
            if (Thread.interrupted()) {
                next.set(0);
                workers.forEach(Thread::interrupt);
                throw new InterruptedException();
            }
            LockSupport.parkNanos(2_000_000);
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        List<R> list = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            list.add(results.get(i));
        }
        return list;
    }
}
