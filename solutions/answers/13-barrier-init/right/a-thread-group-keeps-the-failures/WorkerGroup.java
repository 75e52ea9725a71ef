package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.IntConsumer;

/** What an initialise throws leaves its thread, and the group of the threads keeps it. */
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

    private static final class Crew extends ThreadGroup {
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final CountDownLatch ready;

        Crew(int workers) {
            super("crew");
            ready = new CountDownLatch(workers);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            failures.add(thrown);
            ready.countDown();
        }
    }

    public void run() throws InterruptedException {
        Crew crew = new Crew(workers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(
                    crew,
                    () -> {
                        initialise.accept(number);
                        crew.ready.countDown();
                        boolean interrupted = false;
                        while (true) {
                            try {
                                crew.ready.await();
                                break;
                            } catch (InterruptedException e) {
                                interrupted = true;
                            }
                        }
                        if (interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        if (crew.failures.isEmpty()) {
                            work.accept(number);
                        }
                    },
                    "worker " + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!crew.failures.isEmpty()) {
            IllegalStateException thrown = new IllegalStateException(crew.failures.remove());
            crew.failures.forEach(thrown::addSuppressed);
            throw thrown;
        }
    }
}
