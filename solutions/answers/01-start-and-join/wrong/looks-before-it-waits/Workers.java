package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Between the look and the wait, the last worker can end. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Object monitor = new Object();
        AtomicInteger busy = new AtomicInteger(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            Runnable task = tasks.get(i);
            Runnable counted = () -> {
                try {
                    task.run();
                } catch (Throwable thrown) {
                    Thread here = Thread.currentThread();
                    here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
                }
                busy.decrementAndGet();
                synchronized (monitor) {
                    monitor.notifyAll();
                }
            };
            new Thread(counted, "worker-" + i).start();
        }
        while (busy.get() > 0) {
            synchronized (monitor) {
                monitor.wait();
            }
        }
    }
}
