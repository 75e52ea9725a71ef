package interleave.threadpool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Everything is shared under one monitor: the items, the results, the failure, and who is still at work. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Shared<T, R> shared = new Shared<>(items, function);
        return shared.run(threads);
    }

    private static final class Shared<T, R> {
        private final Function<? super T, ? extends R> function;
        private final List<T> items;
        private final List<R> results;
        private int next;
        private int busy;
        private boolean stopped;
        private Throwable failure;

        private Shared(List<T> items, Function<? super T, ? extends R> function) {
            this.items = items;
            this.function = function;
            this.results = new ArrayList<>(Collections.nCopies(items.size(), null));
        }

        private List<R> run(int threads) throws InterruptedException, ExecutionException {
            ThreadGroup group = new ThreadGroup("map");
            synchronized (this) {
                busy = threads;
            }
            for (int i = 0; i < threads; i++) {
                new Thread(group, this::work, "mapper-" + i).start();
            }
            synchronized (this) {
                try {
                    while (busy > 0) {
                        wait();
                    }
                } catch (InterruptedException e) {
                    stopped = true;
                    group.interrupt();
                    throw e;
                }
                if (failure != null) {
                    throw new ExecutionException(failure);
                }
                return results;
            }
        }

        private void work() {
            for (int place = take(); place >= 0; place = take()) {
                try {
                    R result = function.apply(items.get(place));
                    synchronized (this) {
                        results.set(place, result);
                    }
                } catch (Throwable thrown) {
                    synchronized (this) {
                        failure = failure == null ? thrown : failure;
                    }
                }
            }
            synchronized (this) {
                busy--;
                notifyAll();
            }
        }

        private synchronized int take() {
            return stopped || failure != null || next == items.size() ? -1 : next++;
        }
    }
}
