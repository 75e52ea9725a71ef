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
        Object[] out = new Object[n];
        AtomicInteger[] done = new AtomicInteger[Math.min(n, threads)];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger next = new AtomicInteger();
        List<Thread> ts = new ArrayList<>();
        for (int w = 0; w < done.length; w++) {
            AtomicInteger d = done[w] = new AtomicInteger();
            ts.add(new Thread(() -> {
                for (int i; (i = next.getAndIncrement()) < n; )
                    try {
                        out[i] = function.apply(items.get(i));
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                        next.set(n);
                    }
                d.setOpaque(1);
            }));
        }
        ts.forEach(Thread::start);
        InterruptedException x = null;
        for (AtomicInteger d : done)
            while (d.getOpaque() == 0)
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    x = e;
                    next.set(n);
                    ts.forEach(Thread::interrupt);
                }
        if (x != null) throw x;
        if (failure.get() != null) throw new ExecutionException(failure.get());
        List<R> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            @SuppressWarnings("unchecked")
            R r = (R) out[i];
            list.add(r);
        }
        return list;
    }
}
