package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/** The barrier's action looks at what each has left in an array; what was done before await happens before the action. */
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

    private final class Round {
        private final Throwable[] thrown = new Throwable[workers];
        private IllegalStateException failed;
        private final CyclicBarrier barrier = new CyclicBarrier(workers, this::decide);

        private void decide() {
            for (Throwable t : thrown) {
                if (t != null && failed == null) {
                    failed = new IllegalStateException(t);
                } else if (t != null) {
                    failed.addSuppressed(t);
                }
            }
        }

        void worker(int i) {
            try {
                initialise.accept(i);
            } catch (Throwable t) {
                thrown[i] = t;
            }
            Thread.interrupted();
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                return;
            }
            if (failed == null) {
                work.accept(i);
            }
        }
    }

    public void run() throws InterruptedException {
        Round round = new Round();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < workers; n++) {
            int i = n;
            Thread thread = new Thread(() -> round.worker(i));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (round.failed != null) {
            throw round.failed;
        }
    }
}
