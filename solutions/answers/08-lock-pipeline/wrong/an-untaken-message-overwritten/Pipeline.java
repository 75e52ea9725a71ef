package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private T message;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        this.message = message;
        notifyAll();
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
