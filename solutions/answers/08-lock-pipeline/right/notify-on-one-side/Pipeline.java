package interleave.lockpipeline;

import java.util.Objects;

/** Whoever takes tells all; by then only consumers wait for what the next producer sets, so one of them is enough. */
public class Pipeline<T> {
    private T message;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != null) {
            wait();
        }
        this.message = message;
        notify();
    }

    public synchronized T getMessage() throws InterruptedException {
        while (message == null) {
            wait();
        }
        T mine = message;
        message = null;
        notifyAll();
        return mine;
    }
}
