package interleave.lockpipeline;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;

public class Pipeline<T> {
    private static final class Envelope<T> implements Comparable<Envelope<T>> {
        private T letter;

        Envelope<T> fill(T with) {
            letter = with;
            return this;
        }

        T empty() {
            try {
                return letter;
            } finally {
                letter = null;
            }
        }

        @Override
        public int compareTo(Envelope<T> other) {
            return 0;
        }
    }

    private final BlockingQueue<Envelope<T>> empty = new LinkedTransferQueue<>();
    private final BlockingQueue<Envelope<T>> full = new PriorityBlockingQueue<>();

    {
        empty.add(new Envelope<>());
    }

    public void setMessage(T message) throws InterruptedException {
        Objects.requireNonNull(message);
        full.add(empty.take().fill(message));
    }

    public T getMessage() throws InterruptedException {
        Envelope<T> envelope = full.take();
        T letter = envelope.empty();
        empty.add(envelope);
        return letter;
    }
}
