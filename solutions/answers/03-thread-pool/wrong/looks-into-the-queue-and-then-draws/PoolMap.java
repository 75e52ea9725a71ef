package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException();
        }
        List<T> all = new ArrayList<>(items);
        Object[] results = new Object[all.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean off = new AtomicBoolean();
        ConcurrentLinkedQueue<Integer> left = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < all.size(); i++) {
            left.add(i);
        }
        List<Thread> workers = new ArrayList<>();
        for (int n = 0; n < Math.min(threads, all.size()); n++) {
            workers.add(new Thread(() -> {
                while (!off.get() && failure.get() == null && !left.isEmpty()) {
                    try {
                        int i = left.remove();
                        results[i] = function.apply(all.get(i));
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                }
            }));
        }
        workers.forEach(Thread::start);
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    off.set(true);
                    workers.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        List<R> list = new ArrayList<>();
        for (Object result : results) {
            @SuppressWarnings("unchecked")
            R r = (R) result;
            list.add(r);
        }
        return list;
    }
}
