package interleave.threadpool;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;

/**
 * Every worker begins with the items at its own stride, and when it is through it helps the others. Who claims an item
 * first, by compare-and-set, works on it.
 */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (items == null || function == null) {
            throw new NullPointerException();
        }
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread");
        }
        Job<T, R> job = new Job<>(items, function, Math.min(threads, items.size()));
        return job.work();
    }

    private static final class Job<T, R> {
        private final List<T> items;
        private final Function<? super T, ? extends R> function;
        private final AtomicIntegerArray claimed;
        private final R[] results;
        private final Worker[] workers;
        private volatile boolean stop;
        private Throwable thrown;

        @SuppressWarnings("unchecked")
        Job(List<T> items, Function<? super T, ? extends R> function, int threads) {
            this.items = items;
            this.function = function;
            this.claimed = new AtomicIntegerArray(items.size());
            this.results = (R[]) new Object[items.size()];
            this.workers = new PoolMap.Job.Worker[threads];
        }

        List<R> work() throws InterruptedException, ExecutionException {
            for (int w = 0; w < workers.length; w++) {
                workers[w] = new Worker(w);
            }
            for (Worker worker : workers) {
                worker.start();
            }
            boolean interrupted = false;
            for (int w = 0; w < workers.length; ) {
                try {
                    workers[w].join();
                    w++;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop = true;
                    for (Worker worker : workers) {
                        worker.interrupt();
                    }
                }
            }
            if (interrupted) {
                throw new InterruptedException("map was interrupted");
            }
            synchronized (this) {
                if (thrown != null) {
                    throw new ExecutionException(thrown);
                }
            }
            return Collections.unmodifiableList(Arrays.asList(results));
        }

        private synchronized void fail(Throwable t) {
            stop = true;
            if (thrown == null) {
                thrown = t;
            }
        }

        private final class Worker extends Thread {
            private final int first;

            Worker(int first) {
                this.first = first;
            }

            @Override
            public void run() {
                for (int i = first; i < claimed.length(); i += workers.length) {
                    attempt(i);
                }
                for (int i = 0; i < claimed.length(); i++) {
                    attempt(i);
                }
            }

            private void attempt(int i) {
                if (stop || !claimed.compareAndSet(i, 0, 1)) {
                    return;
                }
                try {
                    results[i] = function.apply(items.get(i));
                } catch (Throwable t) {
                    fail(t);
                }
            }
        }
    }
}
