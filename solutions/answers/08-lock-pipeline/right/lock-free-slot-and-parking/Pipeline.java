package interleave.lockpipeline;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A slot that is changed by compare-and-set; who finds it in the wrong state says so, looks again, and parks. */
public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();
    private final Queue<Thread> producers = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> consumers = new ConcurrentLinkedQueue<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        if (!slot.compareAndSet(null, message)) {
            producers.add(Thread.currentThread());
            try {
                while (!slot.compareAndSet(null, message)) {
                    LockSupport.park(this);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            } finally {
                producers.remove(Thread.currentThread());
                // Who leaves may have been woken in place of another one of its kind.
                if (slot.get() == null) {
                    wake(producers);
                }
            }
        }
        wake(consumers);
    }

    public T getMessage() throws InterruptedException {
        T mine = slot.getAndSet(null);
        if (mine == null) {
            consumers.add(Thread.currentThread());
            try {
                while ((mine = slot.getAndSet(null)) == null) {
                    LockSupport.park(this);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            } finally {
                consumers.remove(Thread.currentThread());
                if (slot.get() != null) {
                    wake(consumers);
                }
            }
        }
        wake(producers);
        return mine;
    }

    private static void wake(Queue<Thread> waiting) {
        LockSupport.unpark(waiting.peek());
    }
}
