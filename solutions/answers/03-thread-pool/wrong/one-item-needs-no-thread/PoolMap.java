package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class PoolMap {
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) throw new IllegalArgumentException();
        int n = items.size();
        if (n == 1)
            try {
                List<R> one = new ArrayList<>();
                one.add(function.apply(items.get(0)));
                return one;
            } catch (Throwable t) {
                throw new ExecutionException(t);
            }
        Object[] out = new Object[n];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger next = new AtomicInteger();
        List<Thread> ts = new ArrayList<>();
        for (int w = 0; w < Math.min(n, threads); w++)
            ts.add(new Thread(() -> {
                for (int i; (i = next.getAndIncrement()) < n; )
                    try {
                        out[i] = function.apply(items.get(i));
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                        next.set(n);
                    }
            }));
        ts.forEach(Thread::start);
        InterruptedException x = null;
        for (Thread t : ts)
            while (t.isAlive())
                try {
                    t.join();
                } catch (InterruptedException e) {
                    x = e;
                    next.set(n);
                    ts.forEach(Thread::interrupt);
                }
        if (x != null) throw x;
        if (failure.get() != null) throw new ExecutionException(failure.get());
        @SuppressWarnings("unchecked")
        List<R> list = (List<R>) new ArrayList<>(Arrays.asList(out));
        return list;
    }
}
