package interleave.lockpipeline;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

public class Pipeline<T> {
    private final BlockingQueue<T> messages = new SynchronousQueue<>();

    public void setMessage(T message) throws InterruptedException {
        messages.put(message);
    }

    public T getMessage() throws InterruptedException {
        return messages.take();
    }
}
