package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        List<CompletableFuture<Void>> inits = new ArrayList<>();
        for (int i = 0; i < workers; i++) inits.add(new CompletableFuture<>());
        CompletableFuture<Void> all = CompletableFuture.allOf(inits.toArray(new CompletableFuture<?>[0]));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int n = i;
            Thread t = new Thread(() -> {
                try {
                    initialise.accept(n);
                    inits.get(n).complete(null);
                } catch (Throwable e) {
                    inits.get(n).completeExceptionally(e);
                }
                try {
                    all.join();
                } catch (CompletionException e) {
                    return;
                }
                work.accept(n);
            });
            threads.add(t);
            t.start();
        }
        for (Thread t : threads) t.join();
        IllegalStateException failed = null;
        for (CompletableFuture<Void> f : inits) {
            try {
                f.get();
            } catch (ExecutionException e) {
                if (failed == null) failed = new IllegalStateException(e.getCause());
                else failed.addSuppressed(e.getCause());
            }
        }
        if (failed != null) throw failed;
    }
}
