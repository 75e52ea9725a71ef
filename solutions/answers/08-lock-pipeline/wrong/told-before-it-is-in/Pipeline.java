package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.Semaphore;

/** The semaphore that says that there is a message is released before the message is in. */
public class Pipeline<T> {
    private final Semaphore room = new Semaphore(1);
    private final Semaphore messages = new Semaphore(0);
    private volatile T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        room.acquire();
        messages.release();
        this.message = message;
    }

    public T getMessage() throws InterruptedException {
        messages.acquire();
        T mine = message;
        room.release();
        return mine;
    }
}
