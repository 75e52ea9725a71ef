package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
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
        CountDownLatch ready = new CountDownLatch(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> live(number, ready, failure)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    private void live(int i, CountDownLatch ready, AtomicReference<Throwable> failure) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            return;
        }
        if (failure.get() == null) {
            work.accept(i);
        }
    }
}
