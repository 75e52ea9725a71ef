package interleave.threadpool;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is to be done and what is done are two sorted maps; workers move entries from one to the other. */
public class PoolMap {
    private PoolMap() {}

    /** An item, with null for an empty one. */
    private record Item<T>(T value) {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (function == null) {
            throw new NullPointerException("function");
        }
        var todo = new ConcurrentSkipListMap<Integer, Item<T>>();
        for (T item : items) {
            todo.put(todo.size(), new Item<>(item));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive, and are " + threads);
        }
        var done = new ConcurrentSkipListMap<Integer, Optional<R>>();
        var failed = new ConcurrentSkipListMap<Integer, Throwable>();

        Runnable worker = () -> {
            Map.Entry<Integer, Item<T>> entry = todo.pollFirstEntry();
            while (entry != null) {
                try {
                    done.put(
                            entry.getKey(),
                            Optional.ofNullable(function.apply(entry.getValue().value())));
                } catch (Throwable t) {
                    failed.put(entry.getKey(), t);
                    todo.clear();
                }
                entry = failed.isEmpty() ? todo.pollFirstEntry() : null;
            }
        };

        int count = Math.min(threads, todo.size());
        if (count > 0) {
            ExecutorService pool = Executors.newFixedThreadPool(count);
            for (int i = 0; i < count; i++) {
                pool.submit(worker);
            }
            pool.shutdown();
            boolean interrupted = false;
            boolean ended = false;
            do {
                try {
                    ended = pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    todo.clear();
                    pool.shutdownNow();
                }
            } while (!ended);
            if (interrupted) {
                throw new InterruptedException();
            }
        }
        if (!failed.isEmpty()) {
            throw new ExecutionException(failed.firstEntry().getValue());
        }
        return done.values().stream().map(o -> o.orElse(null)).collect(Collectors.toCollection(LinkedList::new));
    }
}
