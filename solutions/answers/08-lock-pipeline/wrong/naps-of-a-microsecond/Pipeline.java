package interleave.lockpipeline;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.Consumer;

public class Pipeline<T> {
    private final AtomicReference<T> slot = new AtomicReference<>();

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (!slot.compareAndSet(null, message)) {
            nap();
        }
    }

    public T getMessage() throws InterruptedException {
        while (true) {
            T message = slot.getAndSet(null);
            if (message != null) {
                return message;
            }
            nap();
        }
    }

    private void nap() throws InterruptedException {
        LockSupport.parkNanos(this, 1_000);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
