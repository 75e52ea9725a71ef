package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The value itself lies in a queue of one place: who has taken it has the database. */
public class FakeDatabase {
    private interface Taking<T> {
        T take() throws InterruptedException;
    }

    private static <T> T insist(Taking<T> taking) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return taking.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private final BlockingQueue<Integer> cell = new ArrayBlockingQueue<>(1);
    private final ThreadLocal<Integer> taken = new ThreadLocal<>();
    private final Runnable latency;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency, "latency");
        cell.add(0);
    }

    public void update(String name) {
        Objects.requireNonNull(name, "name");
        Integer value = insist(cell::take);
        taken.set(value);
        try {
            int copy = value;
            copy++;
            latency.run();
            value = copy;
        } finally {
            taken.remove();
            cell.add(value);
        }
    }

    public int value() {
        Integer mine = taken.get();
        if (mine != null) return mine;
        Integer value = insist(cell::take);
        cell.add(value);
        return value;
    }
}
