package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Looks at the slot two hundred times a second. */
public class Pipeline<T> {
    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<Pipeline, Object> SLOT =
            AtomicReferenceFieldUpdater.newUpdater(Pipeline.class, Object.class, "slot");

    private volatile Object slot;

    public void setMessage(T message) throws InterruptedException {
        if (message == null) throw new NullPointerException();
        while (!SLOT.compareAndSet(this, null, message)) doze();
    }

    @SuppressWarnings("unchecked")
    public T getMessage() throws InterruptedException {
        for (Object seen = slot; ; seen = slot) {
            if (seen != null && SLOT.compareAndSet(this, seen, null)) return (T) seen;
            doze();
        }
    }

    private void doze() throws InterruptedException {
        LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(5));
        if (Thread.interrupted()) throw new InterruptedException();
    }
}
