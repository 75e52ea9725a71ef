package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
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
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        CyclicBarrier ready = new CyclicBarrier(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> live(number, ready, failures)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable cause = null;
        for (Throwable failure : failures) {
            cause = failure;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }

    private void live(int i, CyclicBarrier ready, Queue<Throwable> failures) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.add(t);
            ready.reset();
            return;
        }
        try {
            ready.await();
        } catch (Exception e) {
            failures.add(e);
            return;
        }
        work.accept(i);
    }
}
