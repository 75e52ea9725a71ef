package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/** Keeps its barrier from run to run, with a generation number that tells one run from the next. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allReady = lock.newCondition();
    private int missing;
    private int generation;
    private List<Throwable> failures = new ArrayList<>();

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        Thread[] threads = new Thread[workers];
        List<Throwable> mine;
        lock.lockInterruptibly();
        try {
            generation++;
            missing = workers;
            mine = new ArrayList<>();
            failures = mine;
            for (int i = 0; i < workers; i++) {
                int number = i;
                int round = generation;
                threads[i] = new Thread(() -> member(number, round));
                threads[i].start();
            }
            while (missing > 0) {
                allReady.await();
            }
        } finally {
            lock.unlock();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (mine.isEmpty()) {
            return;
        }
        IllegalStateException failed = new IllegalStateException("initialise", mine.get(0));
        mine.subList(1, mine.size()).forEach(failed::addSuppressed);
        throw failed;
    }

    private void member(int i, int round) {
        Throwable failure = null;
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            failure = t;
        }
        boolean go;
        lock.lock();
        try {
            if (round != generation) {
                return;
            }
            if (failure != null) {
                failures.add(failure);
            }
            if (--missing == 0) {
                allReady.signalAll();
            }
            while (round == generation && missing > 0) {
                allReady.awaitUninterruptibly();
            }
            go = round == generation && failures.isEmpty();
        } finally {
            lock.unlock();
        }
        if (go) {
            work.accept(i);
        }
    }
}
