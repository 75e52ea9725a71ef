package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.IntConsumer;

/** An executor runs all workers at once, and its futures tell what came of them. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    public void run() throws InterruptedException {
        Phaser phaser = new Phaser(workers);
        AtomicBoolean failed = new AtomicBoolean();
        List<Thread> threads = Collections.synchronizedList(new LinkedList<>());
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = Executors.defaultThreadFactory().newThread(task);
                    threads.add(thread);
                    return thread;
                });
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            tasks.add(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    failed.set(true);
                    throw e;
                } finally {
                    phaser.awaitAdvance(phaser.arrive());
                }
                if (!failed.get()) {
                    work.accept(number);
                }
                return null;
            });
        }
        IllegalStateException thrown = null;
        try {
            for (Future<Void> future : pool.invokeAll(tasks)) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    if (thrown == null) {
                        thrown = new IllegalStateException(e.getCause());
                    } else {
                        thrown.addSuppressed(e.getCause());
                    }
                }
            }
        } finally {
            pool.shutdown();
        }
        for (Thread thread : List.copyOf(threads)) {
            thread.join();
        }
        if (thrown != null) {
            throw thrown;
        }
    }
}
