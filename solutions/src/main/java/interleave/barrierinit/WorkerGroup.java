package interleave.barrierinit;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Whoever fails comes to the barrier all the same, so nobody waits there in vain; no two runs share anything. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("a group of " + workers + " workers");
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        Phaser barrier = new Phaser(workers);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, workers)
                .mapToObj(i -> new Thread(() -> initialiseAndWork(i, barrier, failures), "worker-" + i))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed =
                    new IllegalStateException("not all workers are initialised", failures.poll());
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private void initialiseAndWork(int i, Phaser barrier, Queue<Throwable> failures) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failures.add(t);
        }
        barrier.arriveAndAwaitAdvance();
        if (failures.isEmpty()) {
            work.accept(i);
        }
    }
}
