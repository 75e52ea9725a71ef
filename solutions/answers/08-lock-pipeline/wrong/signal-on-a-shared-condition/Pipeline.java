package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class Pipeline<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lockInterruptibly();
        try {
            while (this.message != null) {
                changed.await();
            }
            this.message = message;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (message == null) {
                changed.await();
            }
            T mine = message;
            message = null;
            changed.signal();
            return mine;
        } finally {
            lock.unlock();
        }
    }
}
