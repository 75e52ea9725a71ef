package interleave.barrierinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Nobody ever blocks: workers spin at the barrier, and run spins until the threads are gone. */
public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    private record Failure(Throwable thrown, Failure next) {}

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
    }

    public void run() throws InterruptedException {
        AtomicInteger missing = new AtomicInteger(workers);
        AtomicReference<Failure> failures = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int number = i;
            threads.add(new Thread(() -> live(number, missing, failures)));
        }
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
        Failure last = failures.get();
        if (last != null) {
            IllegalStateException failed = new IllegalStateException(last.thrown);
            for (Failure f = last.next; f != null; f = f.next) {
                failed.addSuppressed(f.thrown);
            }
            throw failed;
        }
    }

    private void live(int i, AtomicInteger missing, AtomicReference<Failure> failures) {
        try {
            initialise.accept(i);
        } catch (Throwable t) {
            Failure head;
            do {
                head = failures.get();
            } while (!failures.compareAndSet(head, new Failure(t, head)));
        }
        missing.decrementAndGet();
        while (missing.get() > 0) {
            Thread.onSpinWait();
        }
        if (failures.get() == null) {
            work.accept(i);
        }
    }
}
