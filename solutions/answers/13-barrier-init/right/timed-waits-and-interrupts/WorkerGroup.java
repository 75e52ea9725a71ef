package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A helper thread watches the workers: it wakes them when all are ready, and interrupts them when one has failed. */
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
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        AtomicInteger ready = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> live(number, failures, ready)));
        }
        Thread watcher = new Thread(() -> watch(threads, failures));
        threads.forEach(Thread::start);
        watcher.start();
        try {
            for (Thread thread : threads) {
                while (thread.isAlive()) {
                    thread.join(20);
                }
            }
        } finally {
            watcher.interrupt();
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(failures.get(0));
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private static void watch(List<Thread> threads, List<Throwable> failures) {
        try {
            while (failures.isEmpty()) {
                Thread.sleep(2);
            }
            threads.forEach(Thread::interrupt);
        } catch (InterruptedException e) {
            // All threads have ended.
        }
    }

    private void live(int i, List<Throwable> failures, AtomicInteger ready) {
        try {
            initialise.accept(i);
            ready.incrementAndGet();
            while (ready.get() < workers) {
                Thread.sleep(1);
                if (!failures.isEmpty()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            return;
        } catch (Throwable t) {
            failures.add(t);
            return;
        }
        work.accept(i);
    }
}
