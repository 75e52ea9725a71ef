package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Nobody is ever told anything: who has to wait looks again every ten milliseconds. */
public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (!slot.compareAndSet(null, message)) {
            Thread.sleep(10);
        }
    }

    public T getMessage() throws InterruptedException {
        T mine;
        while ((mine = slot.getAndSet(null)) == null) {
            Thread.sleep(10);
        }
        return mine;
    }
}
