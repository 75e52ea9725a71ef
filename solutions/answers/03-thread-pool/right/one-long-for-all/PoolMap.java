package interleave.threadpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

/** Two halves of a long: how many items have been drawn, and how many workers are left. The caller is parked. */
public class PoolMap {
    private static final long ONE_WORKER = 1L << 32;

    private PoolMap() {}

    private static class Job<T, R> extends AtomicLong implements Runnable {
        private final Object[] in;
        private final Object[] out;
        private final Function<? super T, ? extends R> function;
        private final Thread caller = Thread.currentThread();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Job(Object[] in, Function<? super T, ? extends R> function, int workers) {
            super(workers * ONE_WORKER);
            this.in = in;
            this.out = new Object[in.length];
            this.function = function;
        }

        int draw() {
            long was = getAndUpdate(v -> (int) v < in.length ? v + 1 : v);
            return (int) was;
        }

        void drawAll() {
            getAndUpdate(v -> v >> 32 << 32 | in.length);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void run() {
            try {
                for (int i = draw(); i < in.length; i = draw()) out[i] = function.apply((T) in[i]);
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
                drawAll();
            }
            if (addAndGet(-ONE_WORKER) >> 32 == 0) LockSupport.unpark(caller);
        }

        boolean isDone() {
            return get() >> 32 == 0;
        }
    }

    @SuppressWarnings("unchecked")
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(function);
        Object[] in = items.toArray();
        if (threads < 1) throw new IllegalArgumentException();
        int n = Math.min(threads, in.length);
        var job = new Job<T, R>(in, function, n);
        Thread[] workers = new Thread[n];
        Arrays.setAll(workers, i -> new Thread(job));
        for (Thread worker : workers) worker.start();
        boolean interrupted = false;
        while (!job.isDone()) {
            LockSupport.park(job);
            if (Thread.interrupted()) {
                interrupted = true;
                job.drawAll();
                for (Thread worker : workers) worker.interrupt();
            }
        }
        if (interrupted) throw new InterruptedException();
        if (job.failure.get() != null) throw new ExecutionException(job.failure.get());
        return (List<R>) Arrays.asList(job.out);
    }
}
