package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) throw new IllegalArgumentException("workers: " + workers);
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    private enum Verdict {
        GO,
        STOP
    }

    public void run() throws InterruptedException {
        Semaphore arrived = new Semaphore(0);
        Semaphore gate = new Semaphore(0);
        AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.STOP);
        BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
        List<Thread> threads = IntStream.range(0, workers)
                .mapToObj(i -> new Thread(
                        () -> {
                            try {
                                initialise.accept(i);
                            } catch (Throwable t) {
                                errors.add(t);
                            } finally {
                                arrived.release();
                            }
                            gate.acquireUninterruptibly();
                            if (verdict.get() == Verdict.GO) work.accept(i);
                        },
                        "group-" + i))
                .collect(Collectors.toList());
        threads.forEach(Thread::start);
        try {
            arrived.acquire(workers);
            if (errors.isEmpty()) verdict.set(Verdict.GO);
        } finally {
            gate.release(workers);
        }
        for (Thread t : threads) t.join();
        if (errors.isEmpty()) return;
        List<Throwable> all = new ArrayList<>();
        errors.drainTo(all);
        IllegalStateException e = new IllegalStateException("could not initialise", all.remove(0));
        all.forEach(e::addSuppressed);
        throw e;
    }
}
