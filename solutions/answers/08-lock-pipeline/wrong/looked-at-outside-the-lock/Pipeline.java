package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private volatile T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != null) {
            synchronized (this) {
                wait();
            }
        }
        synchronized (this) {
            this.message = message;
            notifyAll();
        }
    }

    public T getMessage() throws InterruptedException {
        while (message == null) {
            synchronized (this) {
                wait();
            }
        }
        synchronized (this) {
            T mine = message;
            message = null;
            notifyAll();
            return mine;
        }
    }
}
