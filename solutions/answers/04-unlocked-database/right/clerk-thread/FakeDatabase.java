package interleave.unlockeddatabase;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;

/** A clerk lets one visitor in at a time; the visitor does the work itself. */
public class FakeDatabase {
    private record Visit(Semaphore come, Semaphore gone) {}

    private final Runnable latency;
    private final SynchronousQueue<Visit> door = new SynchronousQueue<>(true);
    private volatile int value;

    public FakeDatabase(Runnable latency) {
        this.latency = Objects.requireNonNull(latency);
        Thread clerk = new Thread(this::serve, "clerk");
        clerk.setDaemon(true);
        clerk.start();
    }

    private void serve() {
        while (true) {
            try {
                Visit visit = door.take();
                visit.come().release();
                visit.gone().acquireUninterruptibly();
            } catch (InterruptedException ignored) {
                // a clerk serves on
            }
        }
    }

    public void update(String name) {
        Objects.requireNonNull(name);
        Visit visit = new Visit(new Semaphore(0), new Semaphore(0));
        queueFor(visit);
        visit.come().acquireUninterruptibly();
        try {
            int copy = value + 1;
            latency.run();
            value = copy;
        } finally {
            visit.gone().release();
        }
    }

    private void queueFor(Visit visit) {
        boolean interrupted = false;
        while (true) {
            try {
                door.put(visit);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public int value() {
        return value;
    }
}
