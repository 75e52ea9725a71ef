package interleave.lockpipeline;

import java.util.concurrent.SynchronousQueue;

/** A SynchronousQueue has no room at all: whoever puts waits for whoever takes. */
public class Pipeline<T> {
    private final SynchronousQueue<T> queue = new SynchronousQueue<>();

    public void setMessage(T message) throws InterruptedException {
        queue.put(message);
    }

    public T getMessage() throws InterruptedException {
        return queue.take();
    }
}
