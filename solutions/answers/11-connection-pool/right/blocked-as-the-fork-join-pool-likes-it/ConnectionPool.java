package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Waits by way of a managed blocker, so that a fork-join pool may make up for a thread that waits. */
public class ConnectionPool<C> {
    private final ConcurrentLinkedDeque<C> idle;
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        idle = new ConcurrentLinkedDeque<>(connections);
        if (idle.isEmpty()) {
            throw new IllegalArgumentException();
        }
        permits = new Semaphore(idle.size());
    }

    private final class Wait implements ForkJoinPool.ManagedBlocker {
        private boolean admitted;

        @Override
        public boolean block() throws InterruptedException {
            if (!admitted) {
                permits.acquire();
                admitted = true;
            }
            return true;
        }

        @Override
        public boolean isReleasable() {
            if (!admitted) {
                admitted = permits.tryAcquire();
            }
            return admitted;
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        ForkJoinPool.managedBlock(new Wait());
        C c = idle.removeLast();
        try {
            return work.apply(c);
        } finally {
            idle.addFirst(c);
            permits.release();
        }
    }
}
