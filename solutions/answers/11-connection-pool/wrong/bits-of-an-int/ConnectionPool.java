package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final List<C> connections;
    private int lent;

    public ConnectionPool(Collection<? extends C> connections) {
        this.connections = new ArrayList<>(connections);
        if (this.connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        int mine = take();
        try {
            return work.apply(connections.get(mine));
        } finally {
            synchronized (this) {
                lent &= ~(1 << mine);
                notifyAll();
            }
        }
    }

    private synchronized int take() throws InterruptedException {
        while (true) {
            for (int i = 0; i < connections.size(); i++) {
                if ((lent & 1 << i) == 0) {
                    lent |= 1 << i;
                    return i;
                }
            }
            wait();
        }
    }
}
