package interleave.threadpool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Each thread starts the next one before it works; a phaser tells when all are gone. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(function, "function");
        return new Chain<T, R>(List.copyOf(wrap(items)), function, threads).run();
    }

    private static <T> List<Optional<T>> wrap(List<T> items) {
        return items.stream().map(Optional::ofNullable).toList();
    }
}
