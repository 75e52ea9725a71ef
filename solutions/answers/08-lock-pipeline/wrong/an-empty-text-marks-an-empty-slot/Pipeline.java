package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private static final Object EMPTY = "";

    private Object message = EMPTY;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != EMPTY) {
            wait();
        }
        this.message = message;
        notifyAll();
    }

    @SuppressWarnings("unchecked")
    public synchronized T getMessage() throws InterruptedException {
        while (message == EMPTY) {
            wait();
        }
        T mine = (T) message;
        message = EMPTY;
        notifyAll();
        return mine;
    }
}
