package interleave.lockpipeline;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public class Pipeline<T> {
    private final BlockingQueue<T> messages = new ArrayBlockingQueue<>(2);

    public void setMessage(T message) throws InterruptedException {
        messages.put(message);
    }

    public T getMessage() throws InterruptedException {
        return messages.take();
    }
}
