package interleave.connectionpool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

public class ConnectionPool<C> {
    private static final VarHandle FREE = MethodHandles.arrayElementVarHandle(Object[].class);

    private final Object[] free;
    /** Whoever has it looks for a free connection; all others stand behind him. */
    private final ReentrantLock door = new ReentrantLock();

    private volatile Thread scout;

    public ConnectionPool(Collection<? extends C> connections) {
        free = connections.toArray(new Object[0]);
        if (free.length == 0) {
            throw new IllegalArgumentException("empty");
        }
        VarHandle.fullFence();
    }

    @SuppressWarnings("unchecked")
    private C find() throws InterruptedException {
        door.lockInterruptibly();
        try {
            scout = Thread.currentThread();
            while (true) {
                for (int i = 0; i < free.length; i++) {
                    Object there = FREE.getVolatile(free, i);
                    if (there != null) {
                        FREE.setVolatile(free, i, null);
                        return (C) there;
                    }
                }
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            scout = null;
            door.unlock();
        }
    }

    public <R> R with(Function<? super C, ? extends R> work) throws InterruptedException {
        Objects.requireNonNull(work);
        C connection = find();
        try {
            return work.apply(connection);
        } finally {
            for (int i = 0; !FREE.compareAndSet(free, i, null, connection); ) {
                i = (i + 1) % free.length;
            }
            LockSupport.unpark(scout);
        }
    }
}
