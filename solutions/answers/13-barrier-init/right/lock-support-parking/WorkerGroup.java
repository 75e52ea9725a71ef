package interleave.barrierinit;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** The last one to come decides for all, and unparks them one by one; so does the last one to go with the caller. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    private enum Verdict {
        OPEN,
        WORK,
        GO_HOME
    }

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.OPEN);
        AtomicReference<IllegalStateException> failed = new AtomicReference<>();
        AtomicInteger missing = new AtomicInteger(workers);
        AtomicInteger present = new AtomicInteger(workers);
        Thread caller = Thread.currentThread();
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                try {
                    initialise.accept(number);
                } catch (Throwable t) {
                    note(t, failed);
                }
                if (missing.decrementAndGet() == 0) {
                    verdict.set(failed.get() == null ? Verdict.WORK : Verdict.GO_HOME);
                    for (Thread thread : threads) {
                        LockSupport.unpark(thread);
                    }
                }
                while (verdict.get() == Verdict.OPEN) {
                    LockSupport.park(this);
                }
                if (verdict.get() == Verdict.WORK) {
                    work.accept(number);
                }
                if (present.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        while (present.get() > 0) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (failed.get() != null) {
            throw failed.get();
        }
    }

    private static void note(Throwable thrown, AtomicReference<IllegalStateException> failed) {
        if (!failed.compareAndSet(null, new IllegalStateException(thrown))) {
            failed.get().addSuppressed(thrown);
        }
    }
}
