package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        all(i -> {
            try {
                initialise.accept(i);
            } catch (Throwable t) {
                failures.add(t);
            }
        });
        throwIfAny(failures);
        all(work);
    }

    private void all(IntConsumer phase) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> phase.accept(number)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void throwIfAny(Queue<Throwable> failures) {
        Throwable cause = failures.peek();
        if (cause != null) {
            IllegalStateException failed = new IllegalStateException(cause);
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
    }
}
