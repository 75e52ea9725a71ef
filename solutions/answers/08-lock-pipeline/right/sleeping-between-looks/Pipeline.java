package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Looks at the slot fifty times a second, which burns next to nothing. */
public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (!slot.compareAndSet(null, message)) {
            Thread.sleep(20);
        }
    }

    public T getMessage() throws InterruptedException {
        T message = slot.getAndSet(null);
        while (message == null) {
            Thread.sleep(20);
            message = slot.getAndSet(null);
        }
        return message;
    }
}
