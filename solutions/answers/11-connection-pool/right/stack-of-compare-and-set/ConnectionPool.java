package interleave.connectionpool;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A semaphore in front of a stack without a lock. */
public class ConnectionPool<C> {
    private static final class Node<C> {
        final C connection;
        Node<C> below;

        Node(C connection) {
            this.connection = connection;
        }
    }

    private final AtomicReference<Node<C>> top = new AtomicReference<>();
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("no connections");
        }
        connections.forEach(this::push);
        permits = new Semaphore(connections.size());
    }

    private void push(C connection) {
        // A new node each time: nobody can mistake it for one that he has seen before.
        Node<C> node = new Node<>(connection);
        do {
            node.below = top.get();
        } while (!top.compareAndSet(node.below, node));
    }

    private C pop() {
        return top.getAndUpdate(node -> node.below).connection;
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        C connection = pop();
        try {
            return work.apply(connection);
        } finally {
            push(connection);
            permits.release();
        }
    }
}
