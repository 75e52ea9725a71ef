package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.locks.*;

/** The tutorial's two locks. A stamped lock does not belong to a thread, so the other side may unlock it. */
public class Pipeline<T> {
    private final StampedLock producer = new StampedLock();
    private final StampedLock consumer = new StampedLock();
    private T message;

    public Pipeline() {
        consumer.writeLock();
    }

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        producer.writeLockInterruptibly();
        this.message = message;
        consumer.tryUnlockWrite();
    }

    public T getMessage() throws InterruptedException {
        consumer.writeLockInterruptibly();
        T taken = message;
        message = null;
        producer.tryUnlockWrite();
        return taken;
    }
}
