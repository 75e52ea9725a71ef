package interleave.threadpool;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Applies a function to the items of a list, on a few threads. */
public class PoolMap {
    private PoolMap() {}

    /**
     * Applies the function to each item. Up to {@code threads} items are worked on concurrently, by at most as many threads,
     * of which the caller's is none. When it returns or throws, all of these have ended.
     *
     * @param items what to work on; with none, the result is empty
     * @param function runs on several threads; may return null
     * @param threads at least 1
     * @return the results, in the order of {@code items}
     * @throws ExecutionException if the function throws; that is its cause. It waits for items in progress, and each thread
     *     begins at most one more
     * @throws InterruptedException if the caller is interrupted while it waits; running items are interrupted
     * @throws IllegalArgumentException if {@code threads} is below 1; the function has not been called then
     * @throws NullPointerException if {@code items} or {@code function} is null; nothing has begun then
     */
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        // TODO: let a few threads share the items, and wait until they are through.
        throw new UnsupportedOperationException("map is not written yet");
    }
}
