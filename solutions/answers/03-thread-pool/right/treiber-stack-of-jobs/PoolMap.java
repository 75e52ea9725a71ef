package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The jobs lie on a stack without a lock; to stop is to throw the stack away. */
public class PoolMap {
    private PoolMap() {}

    private static final class Node<T, R> {
        final T item;
        final Node<T, R> below;
        R result;
        Throwable thrown;

        Node(T item, Node<T, R> below) {
            this.item = item;
            this.below = below;
        }
    }

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(function, "function");
        if (threads <= 0) {
            throw new IllegalArgumentException();
        }
        Node<T, R> top = null;
        int size = 0;
        for (ListIterator<T> it = items.listIterator(items.size()); it.hasPrevious(); ) {
            top = new Node<>(it.previous(), top);
            size++;
        }
        final Node<T, R> whole = top;
        final AtomicReference<Node<T, R>> stack = new AtomicReference<>(whole);
        final ThreadFactory factory = Thread::new;

        final List<Thread> crew = new ArrayList<>();
        for (int i = 0; i < threads && i < size; i++) {
            crew.add(factory.newThread(() -> {
                Node<T, R> node;
                while ((node = pop(stack)) != null) {
                    try {
                        node.result = function.apply(node.item);
                    } catch (Throwable t) {
                        stack.set(null);
                        node.thrown = t;
                    }
                }
            }));
        }
        crew.forEach(Thread::start);

        InterruptedException interruption = null;
        for (Thread thread : crew) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interruption = e;
                    stack.set(null);
                    crew.forEach(Thread::interrupt);
                }
            }
        }
        if (interruption != null) {
            throw interruption;
        }
        List<R> results = new ArrayList<>(size);
        for (Node<T, R> node = whole; node != null; node = node.below) {
            if (node.thrown != null) {
                throw new ExecutionException("an item failed", node.thrown);
            }
            results.add(node.result);
        }
        return results;
    }

    private static <T, R> Node<T, R> pop(AtomicReference<Node<T, R>> stack) {
        for (; ; ) {
            Node<T, R> node = stack.get();
            if (node == null || stack.compareAndSet(node, node.below)) {
                return node;
            }
        }
    }
}
