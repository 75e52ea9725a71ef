package interleave.lockpipeline;

import java.util.concurrent.SynchronousQueue;

/** A thread takes a message in at one door and stands with it at the other. */
public class Pipeline<T> {
    private final SynchronousQueue<T> in = new SynchronousQueue<>(true);
    private final SynchronousQueue<T> out = new SynchronousQueue<>(true);

    public Pipeline() {
        Thread porter = new Thread(null, this::carry, "porter", 64 * 1024);
        porter.setDaemon(true);
        porter.start();
    }

    private void carry() {
        try {
            while (true) out.put(in.take());
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
        }
    }

    public void setMessage(T message) throws InterruptedException {
        if (message == null) throw new NullPointerException("message");
        in.put(message);
    }

    public T getMessage() throws InterruptedException {
        return out.take();
    }
}
