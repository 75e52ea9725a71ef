package interleave.threadpool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A queue of places, emptied by the first failure, and a latch for the ends. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(function, "function");
        Object[] in = items.toArray();
        Object[] out = new Object[in.length];
        Queue<Integer> todo =
                IntStream.range(0, in.length).boxed().collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        int n = Math.min(threads, in.length);
        CountDownLatch ended = new CountDownLatch(n);
        List<Thread> crew = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            crew.add(new Thread(() -> {
                try {
                    for (Integer k = todo.poll(); k != null; k = todo.poll()) {
                        @SuppressWarnings("unchecked")
                        T item = (T) in[k];
                        out[k] = function.apply(item);
                    }
                } catch (Throwable t) {
                    todo.clear();
                    failures.add(t);
                } finally {
                    ended.countDown();
                }
            }));
        }
        crew.forEach(Thread::start);
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                todo.clear();
                crew.forEach(Thread::interrupt);
            }
        }
        if (interrupted) throw new InterruptedException();
        Throwable first = failures.poll();
        if (first != null) throw new ExecutionException("an item failed", first);
        @SuppressWarnings("unchecked")
        List<R> results = (List<R>) Arrays.asList(out);
        return results;
    }
}
