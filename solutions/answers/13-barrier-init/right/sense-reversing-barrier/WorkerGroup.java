package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Three meetings: all have begun, all are initialised, all have worked. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException("workers < 1");
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        SenseBarrier barrier = new SenseBarrier(workers);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> {
                barrier.await();
                try {
                    initialise.accept(id);
                } catch (Throwable t) {
                    failures.add(t);
                }
                barrier.await();
                if (failures.isEmpty()) work.accept(id);
                barrier.await();
            });
        }
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
        if (!failures.isEmpty()) {
            Iterator<Throwable> each = failures.iterator();
            IllegalStateException e = new IllegalStateException("cannot begin", each.next());
            each.forEachRemaining(e::addSuppressed);
            throw e;
        }
    }
}
