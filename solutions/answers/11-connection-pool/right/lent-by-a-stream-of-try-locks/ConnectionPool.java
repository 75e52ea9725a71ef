package interleave.connectionpool;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class ConnectionPool<C> {
    private static final class Desk<C> extends ReentrantLock {
        private static final long serialVersionUID = 1L;
        private final transient C connection;

        Desk(C connection) {
            this.connection = connection;
        }

        /** A caller who calls again from inside his work gets another one. */
        boolean take() {
            return !isHeldByCurrentThread() && tryLock();
        }
    }

    private final List<Desk<C>> desks;
    private final Phaser returned = new Phaser(1);

    public ConnectionPool(Collection<? extends C> connections) {
        desks = connections.stream().map(c -> new Desk<C>(c)).toList();
        if (desks.isEmpty()) throw new IllegalArgumentException();
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        while (true) {
            int phase = returned.getPhase();
            Optional<Desk<C>> desk = desks.stream().filter(Desk::take).findFirst();
            if (desk.isPresent()) {
                try {
                    return work.apply(desk.get().connection);
                } finally {
                    desk.get().unlock();
                    returned.arrive();
                }
            }
            returned.awaitAdvanceInterruptibly(phase);
        }
    }
}
