package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private T message;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != null) wait();
        this.message = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        while (message == null) wait();
        T taken = message;
        if (taken != Relay.SENTINEL) message = null;
        notifyAll();
        return taken;
    }
}
