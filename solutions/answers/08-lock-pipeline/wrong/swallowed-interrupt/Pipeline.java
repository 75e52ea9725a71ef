package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private T message;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != null) {
            try {
                wait();
            } catch (InterruptedException e) {
                // goes on waiting
            }
        }
        this.message = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        while (message == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                // goes on waiting
            }
        }
        T mine = message;
        message = null;
        notifyAll();
        return mine;
    }
}
