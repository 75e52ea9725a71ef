package interleave.connectionpool;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;

public class ConnectionPool<C> {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition returned = lock.newCondition();
    private final Object[] slots;
    private int top;

    public ConnectionPool(Collection<? extends C> connections) {
        slots = connections.toArray();
        top = slots.length;
        if (top == 0) throw new IllegalArgumentException("empty");
    }

    @SuppressWarnings("unchecked")
    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C mine;
        lock.lockInterruptibly();
        try {
            while (top == 0) {
                if (!returned.await(30, TimeUnit.SECONDS)) {
                    System.out.println(Thread.currentThread().getName() + " is still waiting for a connection");
                }
            }
            mine = (C) slots[--top];
            slots[top] = null;
        } finally {
            lock.unlock();
        }
        try {
            return work.apply(mine);
        } finally {
            lock.lock();
            try {
                slots[top++] = mine;
                returned.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
