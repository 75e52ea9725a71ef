package interleave.barrierinit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.IntConsumer;

/** A coordinator thread gets the reports and gives the word; run waits for it and for the workers. */
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

    private record Report(int number, Optional<Throwable> failure) {}

    public void run() throws InterruptedException {
        BlockingDeque<Report> reports = new LinkedBlockingDeque<>();
        CompletableFuture<List<Throwable>> word = new CompletableFuture<>();
        List<Thread> all = new LinkedList<>();
        all.add(new Thread(() -> coordinate(reports, word), "coordinator"));
        for (int i = 0; i < workers; i++) {
            int number = i;
            all.add(new Thread(
                    () -> {
                        Optional<Throwable> failure = Optional.empty();
                        try {
                            initialise.accept(number);
                        } catch (Throwable t) {
                            failure = Optional.of(t);
                        } finally {
                            reports.addFirst(new Report(number, failure));
                        }
                        if (word.join().isEmpty()) {
                            work.accept(number);
                        }
                    },
                    "worker " + i));
        }
        all.forEach(Thread::start);
        try {
            for (Thread t : all) {
                do {
                    t.join(1_000);
                } while (t.isAlive());
            }
        } catch (InterruptedException e) {
            all.forEach(Thread::interrupt);
            throw e;
        }
        Iterator<Throwable> failures = word.join().iterator();
        if (failures.hasNext()) {
            Throwable cause = failures.next();
            Set<Throwable> others = Collections.newSetFromMap(new IdentityHashMap<>());
            failures.forEachRemaining(others::add);
            others.remove(cause);
            IllegalStateException e = new IllegalStateException(cause);
            others.forEach(e::addSuppressed);
            throw e;
        }
    }

    private void coordinate(BlockingDeque<Report> reports, CompletableFuture<List<Throwable>> word) {
        List<Throwable> failures = new ArrayList<>();
        try {
            for (int i = 0; i < workers; i++) {
                reports.takeLast().failure().ifPresent(failures::add);
            }
            word.complete(failures);
        } catch (InterruptedException e) {
            word.complete(List.of(e));
        }
    }
}
