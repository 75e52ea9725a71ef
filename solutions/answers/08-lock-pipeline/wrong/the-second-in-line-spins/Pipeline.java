package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

public class Pipeline<T> {
    private final AtomicBoolean producing = new AtomicBoolean();
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (!producing.compareAndSet(false, true)) {
            if (Thread.interrupted()) throw new InterruptedException();
            Thread.onSpinWait();
        }
        try {
            synchronized (this) {
                while (this.message != null) wait();
                this.message = message;
                notifyAll();
            }
        } finally {
            producing.set(false);
        }
    }

    public synchronized T getMessage() throws InterruptedException {
        while (message == null) wait();
        T taken = message;
        message = null;
        notifyAll();
        return taken;
    }
}
