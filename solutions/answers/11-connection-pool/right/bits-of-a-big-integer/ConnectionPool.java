package interleave.connectionpool;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

public class ConnectionPool<C> {
    private record State(BigInteger lent, CountDownLatch over) {
        State(BigInteger lent) {
            this(lent, new CountDownLatch(1));
        }
    }

    private final List<C> connections;
    private final AtomicReference<State> state = new AtomicReference<>(new State(BigInteger.ZERO));

    public ConnectionPool(Collection<? extends C> connections) {
        this.connections = List.copyOf(connections);
        if (this.connections.isEmpty()) throw new IllegalArgumentException();
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        int mine = take();
        try {
            return work.apply(connections.get(mine));
        } finally {
            state.getAndUpdate(s -> new State(s.lent().clearBit(mine))).over().countDown();
        }
    }

    private int take() throws InterruptedException {
        while (true) {
            State seen = state.get();
            int free = seen.lent().not().getLowestSetBit();
            if (free >= connections.size()) {
                seen.over().await();
            } else if (state.compareAndSet(seen, new State(seen.lent().setBit(free)))) {
                seen.over().countDown();
                return free;
            }
        }
    }
}
