package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

public class Pipeline<T> {
    private final Semaphore room = new Semaphore(1);
    private final Semaphore messages = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        room.acquire();
        lock.lockInterruptibly();
        try {
            this.message = message;
        } finally {
            lock.unlock();
        }
        messages.release();
    }

    public T getMessage() throws InterruptedException {
        messages.acquire();
        T mine;
        lock.lockInterruptibly();
        try {
            mine = message;
            message = null;
        } finally {
            lock.unlock();
        }
        room.release();
        return mine;
    }
}
