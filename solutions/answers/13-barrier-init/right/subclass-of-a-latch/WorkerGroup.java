package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.logging.Logger;
import java.util.stream.*;

public class WorkerGroup {
    private static final Logger LOG = Logger.getLogger(WorkerGroup.class.getName());

    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be positive, but is " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise, "initialise");
        this.work = Objects.requireNonNull(work, "work");
        if (workers > Runtime.getRuntime().availableProcessors()) {
            LOG.fine("more workers than cores");
        }
    }

    public void run() throws InterruptedException {
        final Readiness readiness = new Readiness(workers);
        final ThreadLocal<Integer> number = new InheritableThreadLocal<>();
        final Set<Thread> threads = new LinkedHashSet<>();
        for (int i = 0; i < workers; i++) {
            number.set(i);
            Thread thread = new Thread(() -> {
                LOG.fine(Thread.currentThread().getName() + " initialises");
                try {
                    initialise.accept(number.get());
                } catch (Throwable t) {
                    readiness.fail(t);
                    return;
                }
                readiness.countDown();
                if (readiness.ask()) {
                    work.accept(number.get());
                }
            });
            thread.setName("worker " + i);
            thread.setDaemon(i % 2 == 0);
            threads.add(thread);
        }
        number.remove();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
            assert !thread.isAlive() && thread.getState() == Thread.State.TERMINATED;
        }
        LOG.fine("all have ended");
        readiness.check();
    }
}
