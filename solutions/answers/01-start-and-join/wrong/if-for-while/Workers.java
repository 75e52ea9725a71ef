package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits once. */
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
                synchronized (monitor) {
                    busy.decrementAndGet();
                    monitor.notifyAll();
                }
            };
            new Thread(counted, "worker-" + i).start();
        }
        synchronized (monitor) {
            if (busy.get() > 0) {
                monitor.wait();
            }
        }
    }
}
