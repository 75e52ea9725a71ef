package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;
    private volatile Throwable first;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException();
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        first = null;
        CountDownLatch ready = new CountDownLatch(workers);
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < workers; n++) {
            int i = n;
            threads.add(new Thread(() -> {
                try {
                    initialise.accept(i);
                } catch (Throwable t) {
                    if (first == null) {
                        first = t;
                    } else if (first != t) {
                        first.addSuppressed(t);
                    }
                } finally {
                    ready.countDown();
                }
                boolean interrupted = false;
                for (;;) {
                    try {
                        ready.await();
                        break;
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                if (first == null) {
                    work.accept(i);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
    }
}
