package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private volatile T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (this.message != null) {
            Thread.sleep(10);
        }
        this.message = message;
    }

    public T getMessage() throws InterruptedException {
        while (message == null) {
            Thread.sleep(10);
        }
        T mine = message;
        message = null;
        return mine;
    }
}
