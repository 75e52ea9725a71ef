package interleave.lockpipeline;

import java.util.Objects;

/** The monitor of the pipeline itself: both kinds of waiters share it, so all are told of every change. */
public class Pipeline<T> {
    private T message;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != null) {
            wait();
        }
        this.message = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        T mine = message;
        message = null;
        notifyAll();
        return mine;
    }
}
