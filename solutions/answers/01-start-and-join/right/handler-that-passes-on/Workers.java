package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** Its threads have a handler of their own, which counts the end of a failed task and passes the failure on. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);
        Semaphore ends = new Semaphore(0);
        int number = 0;
        for (Runnable task : tasks) {
            Thread thread = new Thread(() -> {
                task.run();
                ends.release();
            });
            thread.setName("worker-" + number++);
            thread.setUncaughtExceptionHandler((t, thrown) -> {
                t.getThreadGroup().uncaughtException(t, thrown);
                ends.release();
            });
            thread.start();
        }
        ends.acquire(tasks.size());
    }
}
