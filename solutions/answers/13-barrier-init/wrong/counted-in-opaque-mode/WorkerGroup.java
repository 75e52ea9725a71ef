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
        AtomicInteger missing = new AtomicInteger(workers);
        Throwable[] failures = new Throwable[workers];
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    failures[number] = e;
                }
                missing.decrementAndGet();
                while (missing.getOpaque() > 0) {
                    LockSupport.parkNanos(1_000_000L);
                }
                for (Throwable failure : failures) {
                    if (failure != null) return;
                }
                work.accept(number);
            });
            threads[i].start();
        }
        for (Thread thread : threads) thread.join();
        List<Throwable> all = Stream.of(failures).filter(Objects::nonNull).toList();
        if (!all.isEmpty()) {
            IllegalStateException thrown = new IllegalStateException(all.get(0));
            all.stream().skip(1).forEach(thrown::addSuppressed);
            throw thrown;
        }
    }
}
