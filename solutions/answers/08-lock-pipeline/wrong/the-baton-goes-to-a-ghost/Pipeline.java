package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.Semaphore;

/** Passing the baton: the permit to enter goes from whoever leaves to one who waits and can go on. */
public class Pipeline<T> {
    private final Semaphore entry = new Semaphore(1);
    private final Semaphore setters = new Semaphore(0);
    private final Semaphore getters = new Semaphore(0);
    private int waitingSetters;
    private int waitingGetters;
    private T message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        entry.acquire();
        if (this.message != null) {
            waitingSetters++;
            entry.release();
            setters.acquire();
        }
        this.message = message;
        passTheBaton();
    }

    public T getMessage() throws InterruptedException {
        entry.acquire();
        if (message == null) {
            waitingGetters++;
            entry.release();
            getters.acquire();
        }
        T taken = message;
        message = null;
        passTheBaton();
        return taken;
    }

    private void passTheBaton() {
        if (message != null && waitingGetters > 0) {
            waitingGetters--;
            getters.release();
        } else if (message == null && waitingSetters > 0) {
            waitingSetters--;
            setters.release();
        } else {
            entry.release();
        }
    }
}
