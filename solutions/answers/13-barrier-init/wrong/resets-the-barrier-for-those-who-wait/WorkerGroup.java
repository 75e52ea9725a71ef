package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException();
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        CyclicBarrier barrier = new CyclicBarrier(workers);
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < workers; n++) {
            int i = n;
            threads.add(new Thread(() -> {
                try {
                    initialise.accept(i);
                } catch (Throwable t) {
                    failures.add(t);
                    barrier.reset();
                    return;
                }
                try {
                    barrier.await();
                } catch (BrokenBarrierException | InterruptedException e) {
                    return;
                }
                work.accept(i);
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(failures.get(0));
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
