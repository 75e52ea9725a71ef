package interleave.barrierinit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.function.IntConsumer;

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
        // One slot a worker, set by that worker alone, read by others only after the phaser has advanced.
        List<Throwable> failures = Arrays.asList(new Throwable[workers]);
        Phaser initialised = new Phaser(workers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int index = i;
            Thread thread = new Thread(() -> {
                try {
                    initialise.accept(index);
                } catch (Throwable t) {
                    failures.set(index, t);
                }
                initialised.arriveAndAwaitAdvance();
                if (failures.stream().allMatch(Objects::isNull)) {
                    work.accept(index);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<Throwable> thrown = failures.stream().filter(Objects::nonNull).toList();
        if (!thrown.isEmpty()) {
            IllegalStateException e = new IllegalStateException(thrown.get(0));
            thrown.subList(1, thrown.size()).forEach(e::addSuppressed);
            throw e;
        }
    }
}
