package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;

/** A queue that takes any number of messages, all of the same priority, and a permit for the one that may be in it. */
public class Pipeline<T> {
    private final PriorityBlockingQueue<T> queue = new PriorityBlockingQueue<>(1, (one, other) -> 0);
    private final Semaphore room = new Semaphore(1, true);

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        room.acquire();
        queue.put(message);
    }

    public T getMessage() throws InterruptedException {
        T message = queue.take();
        room.release();
        return message;
    }
}
