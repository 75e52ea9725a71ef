package interleave.threadpool;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** The facade. The work is done by a {@link Source}, a {@link Sink} and a {@link Team}. */
public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items, "items must not be null");
        Objects.requireNonNull(function, "function must not be null");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
        Source<T> source = new Source<>(items.spliterator());
        Sink<R> sink = new Sink<>();
        Team team = new Team(Math.min(threads, items.size()), () -> step(source, sink, function));
        team.workUntilDone(source::close);
        return sink.toList();
    }

    /** Works on one item, if there is one. */
    private static <T, R> boolean step(Source<T> source, Sink<R> sink, Function<? super T, ? extends R> function) {
        Source.Taken<T> taken = source.take();
        if (taken == null) {
            return false;
        }
        try {
            sink.put(taken.index(), function.apply(taken.item()));
        } catch (Throwable thrown) {
            source.close();
            sink.fail(thrown);
        }
        return true;
    }
}
