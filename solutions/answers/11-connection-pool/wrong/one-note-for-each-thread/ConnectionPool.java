package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final BlockingQueue<C> free;
    private final ThreadLocal<C> borrowed = new ThreadLocal<>();

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        free = new LinkedBlockingQueue<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        borrowed.set(free.take());
        try {
            return work.apply(borrowed.get());
        } finally {
            giveBack();
        }
    }

    private void giveBack() {
        C mine = borrowed.get();
        if (mine != null) {
            borrowed.remove();
            free.add(mine);
        }
    }
}
