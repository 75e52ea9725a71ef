package interleave.barrierinit;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every worker gives one permit to everybody, itself and the caller included, and takes one from everybody. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        Set<Throwable> failures = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Semaphore[] ready =
                Stream.generate(() -> new Semaphore(0)).limit(workers).toArray(Semaphore[]::new);
        Semaphore done = new Semaphore(0);
        IntStream.range(0, workers)
                .forEach(i -> new Thread(() -> {
                            try {
                                live(i, failures, ready);
                            } finally {
                                done.release();
                            }
                        })
                        .start());
        done.acquire(workers);
        Throwable cause = failures.stream().findAny().orElse(null);
        if (cause != null) {
            failures.remove(cause);
            failures.forEach(cause::addSuppressed);
            throw new IllegalStateException(cause);
        }
    }

    private void live(int i, Set<Throwable> failures, Semaphore[] ready) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.add(t);
        }
        for (Semaphore each : ready) {
            each.release();
        }
        ready[i].acquireUninterruptibly(workers);
        if (failures.isEmpty()) {
            work.accept(i);
        }
    }
}
