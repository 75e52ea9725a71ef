package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(workers);
        Set<Throwable> failures = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            Thread thread = new Thread(() -> worker(number, ready, failures));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        tell(new ArrayList<>(failures));
    }

    private void worker(int i, CountDownLatch ready, Set<Throwable> failures) {
        try {
            initialise.accept(i);
        } catch (Throwable e) {
            failures.add(e);
        } finally {
            ready.countDown();
        }
        await(ready);
        if (failures.isEmpty()) {
            work.accept(i);
        }
    }

    private static void await(CountDownLatch latch) {
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

    private static void tell(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        IllegalStateException failed = new IllegalStateException("could not initialise", failures.get(0));
        for (Throwable other : failures.subList(1, failures.size())) {
            failed.addSuppressed(other);
        }
        throw failed;
    }
}
