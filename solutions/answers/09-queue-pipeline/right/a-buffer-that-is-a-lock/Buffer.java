package interleave.queuepipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** A bounded buffer that is its own lock. */
class Buffer<E> extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private final transient Condition changed = newCondition();
    private final transient Queue<E> elements = new LinkedList<>();
    private final int bound;
    private int writers;

    Buffer(int bound, int writers) {
        super(true);
        this.bound = bound;
        this.writers = writers;
    }

    void put(E element) throws InterruptedException {
        locked(() -> {
            while (elements.size() >= bound) {
                changed.await(30, TimeUnit.SECONDS);
            }
            elements.add(element);
            changed.signalAll();
            return null;
        });
    }

    /** Empty when there are no more writers. */
    Optional<E> take() throws InterruptedException {
        return locked(() -> {
            while (elements.isEmpty() && writers > 0) {
                changed.await(30, TimeUnit.SECONDS);
            }
            changed.signalAll();
            return Optional.ofNullable(elements.poll());
        });
    }

    void writerLeaves() {
        lock();
        try {
            writers--;
            changed.signalAll();
        } finally {
            unlock();
        }
    }

    int size() {
        lock();
        try {
            return elements.size();
        } finally {
            unlock();
        }
    }

    interface Section<R> {
        R run() throws InterruptedException;
    }

    private <R> R locked(Section<R> section) throws InterruptedException {
        lockInterruptibly();
        try {
            return section.run();
        } finally {
            unlock();
        }
    }
}
