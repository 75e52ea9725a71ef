package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition full = lock.newCondition();
    private final Condition empty = lock.newCondition();
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lockInterruptibly();
        try {
            if (slot == null) {
                slot = message;
                full.signal();
                return;
            }
            while (slot != null) {
                empty.await();
            }
            slot = message;
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (slot == null) {
                full.await();
            }
            T message = slot;
            slot = null;
            empty.signal();
            return message;
        } finally {
            lock.unlock();
        }
    }
}
