package interleave.unlockeddatabase;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** The value is the sum of an adder. Only the holder of the one permit adds to it. */
public class FakeDatabase {
    private final Semaphore disk = new Semaphore(1, true);
    private final LongAdder adder = new LongAdder();
    private final Runnable latency;

    public FakeDatabase(final Runnable latency) {
        this.latency = requireNonNull(latency);
    }

    public void update(final String name) {
        requireNonNull(name);
        disk.acquireUninterruptibly();
        boolean written = false;
        try {
            final int read = value();
            final int copy = read + 1;
            latency.run();
            adder.add(copy - read);
            written = true;
        } finally {
            disk.release();
            if (!written) System.out.println(name + " has failed");
        }
    }

    public int value() {
        return adder.intValue();
    }
}
