package interleave.connectionpool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

public class ConnectionPool<C> {
    private final List<C> connections;
    private long lent;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        this.connections = new ArrayList<>(connections);
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        int index = take();
        try {
            return work.apply(connections.get(index));
        } finally {
            giveBack(index);
        }
    }

    private synchronized int take() throws InterruptedException {
        while (true) {
            for (int i = 0; i < connections.size(); i++) {
                if ((lent & 1L << i) == 0) {
                    lent |= 1L << i;
                    return i;
                }
            }
            wait();
        }
    }

    private synchronized void giveBack(int index) {
        lent &= ~(1L << index);
        notify();
    }
}
