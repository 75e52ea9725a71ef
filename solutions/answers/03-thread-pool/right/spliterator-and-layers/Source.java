package interleave.threadpool;

import java.util.Spliterator;

/** Hands out one item after the other, until it is empty or closed. */
final class Source<T> {
    record Taken<T>(int index, T item) {}

    private final Spliterator<T> items;
    private int index;
    private boolean closed;
    private Taken<T> last;

    Source(Spliterator<T> items) {
        this.items = items;
    }

    synchronized Taken<T> take() {
        last = null;
        if (!closed && items.tryAdvance(item -> last = new Taken<>(index++, item))) {
            return last;
        }
        return null;
    }

    synchronized void close() {
        closed = true;
    }
}
