package interleave.connectionpool;

import java.lang.ref.WeakReference;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Function;

public class ConnectionPool<C> {
    private static final class Node<C> {
        private final C connection;
        private volatile Node<C> next;

        Node(C connection) {
            this.connection = connection;
        }
    }

    private final AtomicReference<Node<C>> top = new AtomicReference<>();
    private final Semaphore permits;

    public ConnectionPool(Collection<? extends C> connections) {
        int count = 0;
        for (C connection : connections) {
            push(new Node<>(connection));
            count++;
        }
        if (count == 0) {
            throw new IllegalArgumentException();
        }
        permits = new Semaphore(count);
    }

    private void push(Node<C> node) {
        do {
            node.next = top.get();
        } while (!top.compareAndSet(node.next, node));
    }

    private Node<C> pop() {
        while (true) {
            Node<C> first = top.get();
            Node<C> second = first.next;
            if (top.compareAndSet(first, second)) {
                return first;
            }
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        permits.acquire();
        try {
            Node<C> node = pop();
            try {
                return work.apply(node.connection);
            } finally {
                push(node);
            }
        } finally {
            permits.release();
        }
    }
}
