package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;
import java.util.stream.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    public void run() throws InterruptedException {
        List<FutureTask<Void>> initialising = IntStream.range(0, workers)
                .mapToObj(i -> new FutureTask<Void>(() -> initialise.accept(i), null))
                .toList();
        List<Thread> threads = IntStream.range(0, workers)
                .mapToObj(i -> new Thread(() -> {
                    initialising.get(i).run();
                    if (failures(initialising).isEmpty()) work.accept(i);
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        Iterator<Throwable> failed = failures(initialising).iterator();
        if (failed.hasNext()) {
            IllegalStateException thrown = new IllegalStateException("not initialised", failed.next());
            failed.forEachRemaining(thrown::addSuppressed);
            throw thrown;
        }
    }

    private static List<Throwable> failures(List<FutureTask<Void>> tasks) {
        List<Throwable> failures = new ArrayList<>();
        for (FutureTask<Void> task : tasks) {
            boolean known = false;
            while (!known) {
                try {
                    task.get();
                    known = true;
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                    known = true;
                } catch (InterruptedException e) {
                    // Asks again; initialise may have left the flag set.
                }
            }
        }
        return failures;
    }
}
