package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
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
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
    }

    public void run() throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    failures.add(e);
                } finally {
                    ready.countDown();
                }
                awaitUninterruptibly(ready);
                if (failures.isEmpty()) {
                    work.accept(number);
                }
            });
            threads.add(thread);
            thread.start();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (!failures.isEmpty()) {
            Throwable cause = failures.remove();
            IllegalStateException thrown = new IllegalStateException(cause);
            failures.forEach(thrown::addSuppressed);
            throw thrown;
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
