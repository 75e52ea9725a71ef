package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** A worker that fails dies of it, and its handler for uncaught exceptions takes down why. */
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
        ConcurrentLinkedDeque<Throwable> failures = new ConcurrentLinkedDeque<>();
        CountDownLatch ready = new CountDownLatch(workers);
        List<Worker> all = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Worker worker = new Worker(i, failures, ready);
            worker.setUncaughtExceptionHandler((thread, thrown) -> {
                failures.add(thrown);
                ready.countDown();
            });
            all.add(worker);
        }
        for (Worker worker : all) {
            worker.start();
        }
        for (Worker worker : all) {
            worker.join();
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(failures.peekLast());
            failures.stream().filter(f -> f != failed.getCause()).forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private final class Worker extends Thread {
        private final int number;
        private final ConcurrentLinkedDeque<Throwable> failures;
        private final CountDownLatch ready;

        Worker(int number, ConcurrentLinkedDeque<Throwable> failures, CountDownLatch ready) {
            this.number = number;
            this.failures = failures;
            this.ready = ready;
        }

        @Override
        public void run() {
            initialise.accept(number);
            ready.countDown();
            try {
                ready.await();
            } catch (InterruptedException e) {
                return;
            }
            if (failures.isEmpty()) {
                work.accept(number);
            }
        }
    }
}
