package interleave.lockpipeline;

import java.util.*;

public class Pipeline<T> {
    private T slot;

    public synchronized void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        while (slot != null) {
            wait();
        }
        slot = message;
        notifyAll();
    }

    public synchronized T getMessage() throws InterruptedException {
        while (slot == null) {
            wait();
        }
        T message = slot;
        slot = null;
        notifyAll();
        return message;
    }
}
