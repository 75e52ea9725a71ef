package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Each worker gives a permit when it is ready, and needs the permits of all to go on; it gives them back at once. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker, please");
        }
    }

    public void run() throws InterruptedException {
        Semaphore ready = new Semaphore(0);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        ThreadGroup group = new ThreadGroup("workers");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            final int number = i;
            Thread thread = new Thread(group, () -> {
                try {
                    initialise.accept(number);
                } catch (Throwable t) {
                    failures.offer(t);
                } finally {
                    ready.release();
                }
                ready.acquireUninterruptibly(workers);
                ready.release(workers);
                if (failures.isEmpty()) {
                    work.accept(number);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(500);
            }
        }
        Throwable first = failures.poll();
        if (first != null) {
            IllegalStateException e = new IllegalStateException("worker failed to initialise: " + first);
            e.initCause(first);
            for (Throwable other : failures) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }
}
