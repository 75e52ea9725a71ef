package interleave.barrierinit;

import java.util.*;
import java.util.function.*;

/** What each has thrown stands in a plain array; a vector of those who are through, asked every millisecond, orders it all. */
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

    private static void nap() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            // a shorter nap
        }
    }

    public void run() throws InterruptedException {
        Throwable[] thrown = new Throwable[workers];
        Vector<Integer> through = new Vector<>();
        StringBuffer ended = new StringBuffer();
        for (int n = 0; n < workers; n++) {
            int i = n;
            Thread thread = new Thread(() -> {
                try {
                    initialise.accept(i);
                } catch (Throwable t) {
                    thrown[i] = t;
                }
                through.add(i);
                while (through.size() < workers) {
                    nap();
                }
                boolean good = true;
                for (Throwable each : thrown) {
                    good &= each == null;
                }
                if (good) {
                    work.accept(i);
                }
                ended.append('.');
            });
            thread.start();
        }
        while (ended.length() < workers) {
            Thread.sleep(1);
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
