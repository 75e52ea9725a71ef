package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class Pipeline<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition full = lock.newCondition();
    private final Condition empty = lock.newCondition();
    private int setters;
    private int getters;
    private T slot;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lockInterruptibly();
        try {
            setters++;
            try {
                while (slot != null) {
                    empty.await();
                }
            } finally {
                setters--;
            }
            slot = message;
            if (getters > 0) {
                full.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            getters++;
            try {
                while (slot == null) {
                    full.await();
                }
            } finally {
                getters--;
            }
            T message = slot;
            slot = null;
            if (setters > 0) {
                empty.signal();
            }
            return message;
        } finally {
            lock.unlock();
        }
    }
}
