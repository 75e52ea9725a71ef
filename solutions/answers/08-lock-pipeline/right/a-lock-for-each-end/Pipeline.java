package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** As in the linked queue of the library: each end has its own lock, and a counter between them tells who is to be woken. */
public class Pipeline<T> {
    private final AtomicInteger count = new AtomicInteger();
    private final ReentrantLock putLock = new ReentrantLock();
    private final ReentrantLock takeLock = new ReentrantLock();
    private final Condition notFull = putLock.newCondition();
    private final Condition notEmpty = takeLock.newCondition();
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        putLock.lockInterruptibly();
        try {
            while (count.get() == 1) {
                notFull.await();
            }
            slot = message;
            count.set(1);
        } finally {
            putLock.unlock();
        }
        signal(takeLock, notEmpty);
    }

    public T getMessage() throws InterruptedException {
        T message;
        takeLock.lockInterruptibly();
        try {
            while (count.get() == 0) {
                notEmpty.await();
            }
            message = slot;
            slot = null;
            count.set(0);
        } finally {
            takeLock.unlock();
        }
        signal(putLock, notFull);
        return message;
    }

    private static void signal(ReentrantLock lock, Condition condition) {
        lock.lock();
        try {
            condition.signal();
        } finally {
            lock.unlock();
        }
    }
}
