package interleave.barrierinit;

import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

public class WorkerGroup {
    private final int workers;
    private final IntConsumer initialise;
    private final IntConsumer work;

    public WorkerGroup(int workers, IntConsumer initialise, IntConsumer work) {
        this.workers = workers;
        this.initialise = Objects.requireNonNull(initialise);
        this.work = Objects.requireNonNull(work);
        if (workers <= 0) {
            throw new IllegalArgumentException();
        }
    }

    private static TimerTask task(Runnable body) {
        return new TimerTask() {
            @Override
            public void run() {
                body.run();
            }
        };
    }

    public void run() throws InterruptedException {
        Timer[] timers = new Timer[workers];
        Thread[] threads = new Thread[workers];
        Throwable[] failures = new Throwable[workers];
        CountDownLatch initialised = new CountDownLatch(workers);
        CountDownLatch worked = new CountDownLatch(workers);
        try {
            for (int n = 0; n < workers; n++) {
                int i = n;
                timers[i] = new Timer("worker " + i);
                timers[i].schedule(
                        task(() -> {
                            threads[i] = Thread.currentThread();
                            try {
                                initialise.accept(i);
                            } catch (Throwable e) {
                                failures[i] = e;
                            } finally {
                                initialised.countDown();
                            }
                        }),
                        0);
            }
            initialised.await();
            IllegalStateException refusal = null;
            for (Throwable failure : failures) {
                if (failure != null && refusal == null) {
                    refusal = new IllegalStateException(failure);
                } else if (failure != null) {
                    refusal.addSuppressed(failure);
                }
            }
            if (refusal == null) {
                for (int n = 0; n < workers; n++) {
                    int i = n;
                    timers[i].schedule(
                            task(() -> {
                                try {
                                    work.accept(i);
                                } finally {
                                    worked.countDown();
                                }
                            }),
                            0);
                }
                worked.await();
            }
            for (int i = 0; i < workers; i++) {
                timers[i].cancel();
                threads[i].join();
            }
            if (refusal != null) {
                throw refusal;
            }
        } finally {
            for (Timer timer : timers) {
                if (timer != null) {
                    timer.cancel();
                }
            }
        }
    }
}
