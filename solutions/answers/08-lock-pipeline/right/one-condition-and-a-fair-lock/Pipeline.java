package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One condition for both sides is right as long as everybody is told; an interrupt that is due is seen first of all. */
public final class Pipeline<T> {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private boolean full;
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        lock.lock();
        try {
            while (full) {
                changed.await();
            }
            this.message = message;
            full = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        lock.lock();
        try {
            while (!full) {
                changed.await();
            }
            full = false;
            changed.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }
}
