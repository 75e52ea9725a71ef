package interleave.lockpipeline;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A queue with room for one is all of it. */
public class Pipeline<T> {
    private final BlockingQueue<T> slot = new ArrayBlockingQueue<>(1);

    public void setMessage(T message) throws InterruptedException {
        slot.put(message);
    }

    public T getMessage() throws InterruptedException {
        return slot.take();
    }
}
