package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A queue of one place: whoever has put the token in may update. */
public class FakeDatabase {
    private final Runnable latency;
    private final BlockingQueue<Object> token = new ArrayBlockingQueue<>(1);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        put();
        try {
            int copy = value;
            latency.run();
            value = copy + 1;
        } finally {
            token.clear();
        }
    }

    public int value() {
        return value;
    }

    /** Looks at its watch now and then, which is no reason to give up. */
    private void put() {
        boolean interrupted = false;
        boolean in = false;
        while (!in) {
            try {
                in = token.offer(this, 50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
