package interleave.barrierinit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        Objects.requireNonNull(initialise);
        Objects.requireNonNull(work);
        if (workers < 1) {
            throw new IllegalArgumentException("no workers");
        }
        this.workers = workers;
        this.initialise = initialise;
        this.work = work;
    }

    private Optional<Throwable> attempt(int i) {
        try {
            initialise.accept(i);
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    private static Optional<Throwable> merge(Optional<Throwable> a, Optional<Throwable> b) {
        if (a.isPresent() && b.isPresent() && a.get() != b.get()) {
            a.get().addSuppressed(b.get());
        }
        return a.or(() -> b);
    }

    public void run() throws InterruptedException {
        List<ExecutorService> pools = IntStream.range(0, workers)
                .mapToObj(i -> Executors.newSingleThreadExecutor())
                .toList();
        Optional<Throwable> failure;
        try {
            failure = IntStream.range(0, workers)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> attempt(i), pools.get(i)))
                    .reduce((f, g) -> f.thenCombine(g, WorkerGroup::merge))
                    .orElseThrow()
                    .thenCompose(f -> f.isPresent() ? CompletableFuture.completedFuture(f) : work(pools))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            pools.forEach(ExecutorService::shutdown);
        }
        awaitEnd(pools);
        if (failure.isPresent()) {
            throw new IllegalStateException("initialisation", failure.get());
        }
    }

    private CompletableFuture<Optional<Throwable>> work(List<ExecutorService> pools) {
        return CompletableFuture.allOf(IntStream.range(0, workers)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), pools.get(i)))
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(none -> Optional.empty());
    }

    private static void awaitEnd(List<ExecutorService> pools) throws InterruptedException {
        for (ExecutorService pool : pools) {
            while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                Thread.yield();
            }
        }
    }
}
