package interleave.barrierinit;

import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/** A phaser for each two workers, below one for all; what each has thrown stands in a plain array. */
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
        Throwable[] thrown = new Throwable[workers];
        Phaser root = new Phaser();
        Phaser[] leaves = new Phaser[workers];
        for (int i = 0; i < workers; i++) {
            leaves[i] = i % 2 == 1 ? leaves[i - 1] : new Phaser(root, Math.min(2, workers - i));
        }
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < workers; n++) {
            int i = n;
            threads.add(new Thread(() -> {
                try {
                    initialise.accept(i);
                } catch (Throwable t) {
                    thrown[i] = t;
                }
                leaves[i].arriveAndAwaitAdvance();
                for (Throwable t : thrown) {
                    if (t != null) {
                        return;
                    }
                }
                work.accept(i);
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        IllegalStateException failed = null;
        for (Throwable t : thrown) {
            if (t != null && failed == null) {
                failed = new IllegalStateException(t);
            } else if (t != null) {
                failed.addSuppressed(t);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
