package interleave.threadpool;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A failure is an exception of its own kind, and interrupts all the others. The result is a view. */
public class PoolMap {
    private PoolMap() {}

    private static class ItemFailedException extends ExecutionException {
        private static final long serialVersionUID = 1L;

        ItemFailedException(int index, Throwable cause) {
            super("item " + index + " failed", cause);
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException(String.valueOf(threads));
        }
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        ConcurrentLinkedQueue<Integer> indexes = new ConcurrentLinkedQueue<>();
        IntStream.range(0, items.size()).forEach(indexes::add);
        ConcurrentLinkedQueue<ItemFailedException> failures = new ConcurrentLinkedQueue<>();
        ThreadGroup group = new ThreadGroup("map");
        Thread[] workers = new Thread[Math.min(threads, items.size())];
        for (int w = 0; w < workers.length; w++) {
            workers[w] = new Thread(group, () -> {
                for (Integer i; failures.isEmpty() && (i = indexes.poll()) != null; ) {
                    try {
                        results.set(i, function.apply(items.get(i)));
                    } catch (Throwable t) {
                        failures.add(new ItemFailedException(i, t));
                        group.interrupt();
                    }
                }
            });
        }
        for (Thread worker : workers) {
            worker.start();
        }
        InterruptedException interruption = null;
        for (Thread worker : workers) {
            for (; ; ) {
                try {
                    worker.join();
                    break;
                } catch (InterruptedException e) {
                    interruption = e;
                    indexes.clear();
                    group.interrupt();
                }
            }
        }
        if (interruption != null) {
            throw interruption;
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
        return new AbstractList<R>() {
            @Override
            public R get(int index) {
                return results.get(index);
            }

            @Override
            public int size() {
                return results.length();
            }
        };
    }
}
