package interleave.lockpipeline;

import java.util.Objects;

public class Pipeline<T> {
    private static Object message;

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        synchronized (Pipeline.class) {
            while (Pipeline.message != null) {
                Pipeline.class.wait();
            }
            Pipeline.message = message;
            Pipeline.class.notifyAll();
        }
    }

    @SuppressWarnings("unchecked")
    public T getMessage() throws InterruptedException {
        synchronized (Pipeline.class) {
            while (message == null) {
                Pipeline.class.wait();
            }
            T mine = (T) message;
            message = null;
            Pipeline.class.notifyAll();
            return mine;
        }
    }
}
