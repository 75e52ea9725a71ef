package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Each worker reports to the caller, who decides for all. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        Objects.requireNonNull(initialise, "initialise");
        Objects.requireNonNull(work, "work");
        if (workers <= 0) throw new IllegalArgumentException("no workers");
        this.workers = workers;
        this.initialise = initialise;
        this.work = work;
    }

    public void run() throws InterruptedException {
        TransferQueue<Optional<Throwable>> reports = new LinkedTransferQueue<>();
        CompletableFuture<Boolean> start = new CompletableFuture<>();
        List<Thread> threads = IntStream.range(0, workers)
                .mapToObj(i -> new Thread(
                        () -> {
                            reports.add(attempt(i));
                            if (start.join()) work.accept(i);
                        },
                        "worker " + i))
                .collect(Collectors.toList());
        threads.forEach(Thread::start);

        Deque<Throwable> failures = new ArrayDeque<>();
        try {
            for (int n = 0; n < workers; n++) {
                reports.take().ifPresent(failures::add);
            }
            start.complete(failures.isEmpty());
        } finally {
            start.complete(false); // if it has not been decided, because of an interrupt
        }
        for (Thread thread : threads) thread.join();

        if (!failures.isEmpty()) {
            Throwable cause = failures.pop();
            failures.stream().filter(t -> t != cause).forEach(cause::addSuppressed);
            throw new IllegalStateException(cause);
        }
    }

    private Optional<Throwable> attempt(int i) {
        try {
            initialise.accept(i);
            return Optional.empty();
        } catch (Throwable t) {
            return Optional.of(t);
        }
    }
}
