package interleave.startandjoin;

import java.util.List;
import java.util.Objects;

/** A counter under a monitor says how many are still busy. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Object monitor = new Object();
        int[] busy = {tasks.size()};
        for (int i = 0; i < tasks.size(); i++) {
            Runnable task = tasks.get(i);
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } catch (Throwable thrown) {
                    Thread here = Thread.currentThread();
                    here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
                }
                synchronized (monitor) {
                    busy[0]--;
                    monitor.notifyAll();
                }
            });
            thread.setName("worker-" + i);
            thread.start();
        }
        synchronized (monitor) {
            while (busy[0] > 0) {
                monitor.wait();
            }
        }
    }
}
