package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.function.IntConsumer;

/** The end of a phase is the meeting place; everybody comes there, and then looks at what was noted before. */
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
        Phaser ready = new Phaser(workers);
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable t) {
                    failures.add(t);
                }
                ready.arriveAndAwaitAdvance();
                if (failures.isEmpty()) {
                    work.accept(number);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            IllegalStateException told = new IllegalStateException(failures.poll());
            failures.forEach(told::addSuppressed);
            throw told;
        }
    }
}
