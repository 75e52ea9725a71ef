package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private final Lock lock = new ReentrantLock();
    private final Deque<Condition> setters = new ArrayDeque<>();
    private final Deque<Condition> getters = new ArrayDeque<>();
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lockInterruptibly();
        try {
            while (slot != null) {
                await(setters);
            }
            slot = message;
            wake(getters);
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (slot == null) {
                await(getters);
            }
            T message = slot;
            slot = null;
            wake(setters);
            return message;
        } finally {
            lock.unlock();
        }
    }

    private void await(Deque<Condition> waiting) throws InterruptedException {
        Condition mine = lock.newCondition();
        waiting.addLast(mine);
        try {
            mine.await();
        } catch (InterruptedException e) {
            if (!waiting.contains(mine)) {
                wake(waiting);
            }
            throw e;
        } finally {
            waiting.remove(mine);
        }
    }

    private static void wake(Deque<Condition> waiting) {
        Condition first = waiting.pollFirst();
        if (first != null) {
            first.signal();
        }
    }
}
