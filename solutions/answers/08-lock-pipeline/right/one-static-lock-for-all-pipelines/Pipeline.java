package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class Pipeline<T> {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition EMPTIED = LOCK.newCondition();
    private static final Condition FILLED = LOCK.newCondition();

    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        LOCK.lockInterruptibly();
        try {
            while (this.message != null) {
                EMPTIED.await();
            }
            this.message = message;
            FILLED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        LOCK.lockInterruptibly();
        try {
            while (message == null) {
                FILLED.await();
            }
            T mine = message;
            message = null;
            EMPTIED.signalAll();
            return mine;
        } finally {
            LOCK.unlock();
        }
    }
}
