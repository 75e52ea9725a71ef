package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final List<C> connections;
    private final boolean[] lent;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        this.connections = new ArrayList<>(connections);
        if (this.connections.isEmpty()) {
            throw new IllegalArgumentException();
        }
        lent = new boolean[this.connections.size()];
        permits = new Semaphore(lent.length);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        try {
            int i = take();
            try {
                return work.apply(connections.get(i));
            } finally {
                lent[i] = false;
            }
        } finally {
            permits.release();
        }
    }

    private synchronized int take() {
        for (int i = 0; i < lent.length; i++) {
            if (!lent[i]) {
                lent[i] = true;
                return i;
            }
        }
        throw new AssertionError("a permit without a connection");
    }
}
