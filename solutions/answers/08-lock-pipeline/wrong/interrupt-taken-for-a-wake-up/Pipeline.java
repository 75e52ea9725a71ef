package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private T message;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        try {
            while (this.message != null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        this.message = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        try {
            while (message == null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        T mine = message;
        message = null;
        notifyAll();
        return mine;
    }
}
