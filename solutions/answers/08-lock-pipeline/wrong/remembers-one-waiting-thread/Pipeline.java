package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;

public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();
    private volatile Thread producer;
    private volatile Thread consumer;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (!slot.compareAndSet(null, message)) {
            producer = Thread.currentThread();
            if (slot.get() != null) {
                LockSupport.park(this);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        LockSupport.unpark(consumer);
    }

    public T getMessage() throws InterruptedException {
        T message;
        while ((message = slot.getAndSet(null)) == null) {
            consumer = Thread.currentThread();
            if (slot.get() == null) {
                LockSupport.park(this);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        LockSupport.unpark(producer);
        return message;
    }
}
