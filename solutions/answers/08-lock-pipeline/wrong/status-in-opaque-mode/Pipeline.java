package interleave.lockpipeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

public class Pipeline<T> {
    private static final VarHandle FULL;

    static {
        try {
            FULL = MethodHandles.lookup().findVarHandle(Pipeline.class, "full", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ReentrantLock producers = new ReentrantLock();
    private final ReentrantLock consumers = new ReentrantLock();
    private boolean full;
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        producers.lockInterruptibly();
        try {
            until(false);
            this.message = message;
            FULL.setOpaque(this, true);
        } finally {
            producers.unlock();
        }
    }

    public T getMessage() throws InterruptedException {
        consumers.lockInterruptibly();
        try {
            until(true);
            T taken = message;
            FULL.setOpaque(this, false);
            return taken;
        } finally {
            consumers.unlock();
        }
    }

    private void until(boolean wanted) throws InterruptedException {
        while ((boolean) FULL.getOpaque(this) != wanted) {
            if (Thread.interrupted()) throw new InterruptedException();
            LockSupport.parkNanos(20_000_000L);
        }
    }
}
