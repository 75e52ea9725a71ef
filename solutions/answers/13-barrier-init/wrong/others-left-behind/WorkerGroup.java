package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;

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
        CountDownLatch ready = new CountDownLatch(workers);
        CountDownLatch done = new CountDownLatch(workers);
        CompletableFuture<Void> end = new CompletableFuture<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                try {
                    initialise.accept(number);
                    ready.countDown();
                    ready.await();
                    work.accept(number);
                    done.countDown();
                    done.await();
                    end.complete(null);
                } catch (Throwable t) {
                    end.completeExceptionally(t);
                }
            }));
        }
        threads.forEach(Thread::start);
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
