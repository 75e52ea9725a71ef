package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/** One monitor a run: it counts who is ready and keeps what was thrown. */
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
        Run run = new Run();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            Thread thread = new Thread(() -> live(number, run));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        run.throwIfFailed();
    }

    private void live(int i, Run run) {
        Throwable failure = null;
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failure = t;
        }
        if (run.arrive(failure)) {
            work.accept(i);
        }
    }

    private final class Run {
        private int arrived;
        private Throwable first;

        synchronized boolean arrive(Throwable failure) {
            if (failure != null) {
                if (first == null) {
                    first = failure;
                } else if (first != failure) {
                    first.addSuppressed(failure);
                }
            }
            arrived++;
            notifyAll();
            boolean interrupted = false;
            while (arrived < workers) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return first == null;
        }

        synchronized void throwIfFailed() {
            if (first != null) {
                throw new IllegalStateException(first);
            }
        }
    }
}
