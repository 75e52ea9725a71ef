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

    private volatile CountDownLatch initialised;

    public void run() throws InterruptedException {
        if (initialised == null) initialised = new CountDownLatch(workers);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable e) {
                    failures.add(e);
                }
                initialised.countDown();
                try {
                    initialised.await();
                } catch (InterruptedException e) {
                    return;
                }
                if (failures.isEmpty()) work.accept(number);
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) thread.join();
        if (!failures.isEmpty()) {
            IllegalStateException thrown = new IllegalStateException(failures.get(0));
            failures.stream().skip(1).forEach(thrown::addSuppressed);
            throw thrown;
        }
        initialised = new CountDownLatch(workers);
    }
}
