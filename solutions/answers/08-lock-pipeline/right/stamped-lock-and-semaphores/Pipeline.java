package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.StampedLock;

/** A turnstile for each side, so that one producer and one consumer at a time come to the slot. */
public class Pipeline<T> {
    private final StampedLock producers = new StampedLock();
    private final StampedLock consumers = new StampedLock();
    private final Semaphore room = new Semaphore(1);
    private final Semaphore messages = new Semaphore(0);
    private volatile T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        long stamp = producers.writeLockInterruptibly();
        try {
            room.acquire();
            this.message = message;
            messages.release();
        } finally {
            producers.unlockWrite(stamp);
        }
    }

    public T getMessage() throws InterruptedException {
        long stamp = consumers.writeLockInterruptibly();
        try {
            messages.acquire();
            T mine = message;
            room.release();
            return mine;
        } finally {
            consumers.unlockWrite(stamp);
        }
    }
}
