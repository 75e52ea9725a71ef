package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lockInterruptibly();
        try {
            while (slot != null) {
                notFull.await();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            slot = message;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (slot == null) {
                notEmpty.await();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            T message = slot;
            slot = null;
            notFull.signal();
            return message;
        } finally {
            lock.unlock();
        }
    }
}
