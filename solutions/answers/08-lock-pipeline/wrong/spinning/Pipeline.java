package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (!slot.compareAndSet(null, message)) {
            giveWay();
        }
    }

    public T getMessage() throws InterruptedException {
        T mine;
        while ((mine = slot.getAndSet(null)) == null) {
            giveWay();
        }
        return mine;
    }

    private static void giveWay() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Thread.yield();
    }
}
