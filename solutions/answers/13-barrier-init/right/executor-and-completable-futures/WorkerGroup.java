package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** A pool for one run alone; each worker completes a future of its own and waits for all of them. */
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
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<CompletableFuture<Throwable>> ready = Stream.generate(CompletableFuture<Throwable>::new)
                    .limit(workers)
                    .toList();
            CompletableFuture<Void> all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
            List<Future<?>> members = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int number = i;
                members.add(pool.submit(() -> live(number, ready, all)));
            }
            for (Future<?> member : members) {
                member.get();
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.DAYS);
            List<Throwable> failures = failures(ready);
            if (!failures.isEmpty()) {
                Throwable first = failures.get(0);
                failures.stream().filter(f -> f != first).forEach(first::addSuppressed);
                throw new IllegalStateException(first);
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void live(int i, List<CompletableFuture<Throwable>> ready, CompletableFuture<Void> all) {
        try {
            initialise.accept(i);
            ready.get(i).complete(null);
        } catch (Throwable t) {
            ready.get(i).complete(t);
        }
        all.join();
        if (failures(ready).isEmpty()) {
            work.accept(i);
        }
    }

    private static List<Throwable> failures(List<CompletableFuture<Throwable>> ready) {
        return ready.stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
    }
}
