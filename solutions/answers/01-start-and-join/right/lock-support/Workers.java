package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The last worker to end unparks the caller. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        AtomicInteger busy = new AtomicInteger(tasks.size());
        Thread caller = Thread.currentThread();
        for (int i = tasks.size() - 1; i >= 0; i--) {
            Runnable task = tasks.get(i);
            new Thread(() -> run(task, busy, caller), "worker-" + i).start();
        }
        while (busy.get() > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.park(busy);
        }
    }

    private static void run(Runnable task, AtomicInteger busy, Thread caller) {
        try {
            task.run();
        } catch (Throwable thrown) {
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
        } finally {
            if (busy.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }
}
