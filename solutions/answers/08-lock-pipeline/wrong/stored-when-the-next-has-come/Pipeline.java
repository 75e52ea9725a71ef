package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.Semaphore;

/** The tutorial's two locks as semaphores: one thread takes a permit, a thread of the other side gives the other one. */
public class Pipeline<T> {
    private final Semaphore room = new Semaphore(1);
    private final Semaphore messages = new Semaphore(0);
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        room.acquire();
        this.message = message;
        messages.release();
    }

    public T getMessage() throws InterruptedException {
        messages.acquire();
        T mine = message;
        room.release();
        return mine;
    }
}
