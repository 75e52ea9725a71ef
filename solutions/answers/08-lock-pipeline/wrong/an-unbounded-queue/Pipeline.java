package interleave.lockpipeline;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class Pipeline<T> {
    private final BlockingQueue<T> messages = new LinkedBlockingQueue<>();

    public void setMessage(T message) throws InterruptedException {
        messages.put(message);
    }

    public T getMessage() throws InterruptedException {
        return messages.take();
    }
}
