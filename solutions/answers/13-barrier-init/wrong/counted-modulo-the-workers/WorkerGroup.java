package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;
    private int arrived;
    private long opened;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> live(number, failures)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        synchronized (this) {
            if (!failures.isEmpty()) {
                IllegalStateException e = new IllegalStateException(failures.remove(0));
                failures.forEach(e::addSuppressed);
                throw e;
            }
        }
    }

    private void live(int number, List<Throwable> failures) {
        try {
            initialise.accept(number);
        } catch (Throwable e) {
            synchronized (this) {
                failures.add(e);
                notifyAll();
            }
            return;
        }
        synchronized (this) {
            long mine = opened;
            if (++arrived % workers == 0) {
                opened++;
                notifyAll();
            }
            while (mine == opened && failures.isEmpty()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    // goes on
                }
            }
            if (!failures.isEmpty()) {
                return;
            }
        }
        work.accept(number);
    }
}
