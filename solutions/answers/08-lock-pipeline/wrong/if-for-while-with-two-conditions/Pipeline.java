package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class Pipeline<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Condition set = lock.newCondition();
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lockInterruptibly();
        try {
            if (this.message != null) {
                taken.await();
            }
            this.message = message;
            set.signal();
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (message == null) {
                set.await();
            }
            T mine = message;
            message = null;
            taken.signal();
            return mine;
        } finally {
            lock.unlock();
        }
    }
}
