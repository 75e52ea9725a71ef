package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private T message;
    private boolean full;

    public synchronized void setMessage(T message) throws InterruptedException {
        this.message = Objects.requireNonNull(message);
        while (full) {
            wait();
        }
        full = true;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        while (!full) {
            wait();
        }
        full = false;
        notifyAll();
        return message;
    }
}
