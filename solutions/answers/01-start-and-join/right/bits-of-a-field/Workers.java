package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** A hand-made latch: a number that a field updater counts down, and the one that reaches 0 rings the bell. */
public class Workers {
    private static final AtomicIntegerFieldUpdater<Workers> RUNNING =
            AtomicIntegerFieldUpdater.newUpdater(Workers.class, "running");

    private volatile int running;

    private Workers(int running) {
        this.running = running;
    }

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        List<Runnable> all = List.copyOf(tasks); // refuses nulls
        new Workers(all.size()).go(all, 0);
    }

    /** Starts task number i and then the later ones; the deepest call waits. */
    private void go(List<Runnable> all, int i) throws InterruptedException {
        if (i == all.size()) {
            await();
            return;
        }
        Runnable task = Objects.requireNonNull(all.get(i));
        Thread thread = new Thread("worker-" + i) {
            @Override
            public void run() {
                try {
                    task.run();
                } catch (Throwable t) {
                    Workers.<RuntimeException>tell(this, t);
                } finally {
                    end();
                }
            }
        };
        thread.start();
        go(all, i + 1);
    }

    private static <X extends Throwable> void tell(Thread thread, Throwable thrown) throws X {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }

    private void end() {
        if (RUNNING.decrementAndGet(this) == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private synchronized void await() throws InterruptedException {
        while (RUNNING.get(this) > 0) {
            wait();
        }
    }
}
