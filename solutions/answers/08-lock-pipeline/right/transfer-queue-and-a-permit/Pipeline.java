package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;

/** An unbounded queue, and one permit that says that there is room in it. */
public class Pipeline<T> {
    private final LinkedTransferQueue<T> queue = new LinkedTransferQueue<>();
    private final Semaphore room = new Semaphore(1);

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
