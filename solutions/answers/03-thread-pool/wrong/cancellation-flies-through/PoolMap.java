package interleave.threadpool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

public class PoolMap {
    private PoolMap() {}

    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function, int threads)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(items);
        Objects.requireNonNull(function);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        List<CompletableFuture<R>> futures = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            futures.add(new CompletableFuture<>());
        }
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int w = 0; w < Math.min(threads, items.size()); w++) {
            Thread worker = new Thread(() -> {
                for (int i = next.getAndIncrement(); i < items.size() && !failed.isDone(); i = next.getAndIncrement()) {
                    try {
                        futures.get(i).complete(function.apply(items.get(i)));
                    } catch (Throwable thrown) {
                        failed.completeExceptionally(
                                thrown instanceof CompletionException ? new CompletionException(thrown) : thrown);
                    }
                }
            });
            workers.add(worker);
            worker.start();
        }
        boolean interrupted = false;
        try {
            CompletableFuture.anyOf(all, failed).handle((nothing, either) -> null).get();
        } catch (InterruptedException e) {
            interrupted = true;
            failed.completeExceptionally(e);
            workers.forEach(Thread::interrupt);
        }
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    workers.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (failed.isDone()) {
            failed.get();
        }
        List<R> results = new ArrayList<>();
        for (CompletableFuture<R> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
