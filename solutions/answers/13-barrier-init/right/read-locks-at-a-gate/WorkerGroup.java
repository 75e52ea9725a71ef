package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** The caller holds the gate's write lock until all have reported; then all workers pass with read locks. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
        this.workers = workers;
        if (workers < 1) throw new IllegalArgumentException();
    }

    private final class Run {
        final ReadWriteLock gate = new ReentrantReadWriteLock();
        final Phaser reports = new Phaser(workers);
        final Throwable[] thrown = new Throwable[workers];
        boolean go;

        void worker(int i) {
            try {
                initialise.accept(i);
            } catch (Throwable t) {
                thrown[i] = t;
            } finally {
                reports.arrive();
            }
            Lock pass = gate.readLock();
            pass.lock();
            try {
                if (go) work.accept(i);
            } finally {
                pass.unlock();
            }
        }

        void run() throws InterruptedException {
            Thread[] threads = IntStream.range(0, workers)
                    .mapToObj(i -> new Thread(() -> worker(i)))
                    .toArray(Thread[]::new);
            gate.writeLock().lock();
            try {
                for (Thread thread : threads) thread.start();
                reports.awaitAdvanceInterruptibly(0);
                go = failures().findAny().isEmpty();
            } finally {
                gate.writeLock().unlock();
            }
            for (Thread thread : threads) thread.join(0);
            if (!go) {
                IllegalStateException e = new IllegalStateException();
                e.initCause(failures().findFirst().get());
                failures().skip(1).forEach(e::addSuppressed);
                throw e;
            }
        }

        Stream<Throwable> failures() {
            return Stream.of(thrown).filter(Objects::nonNull);
        }
    }

    public void run() throws InterruptedException {
        new Run().run();
    }
}
