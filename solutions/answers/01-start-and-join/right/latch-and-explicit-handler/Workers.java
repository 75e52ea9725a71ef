package interleave.startandjoin;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A latch counts the ends; each thread hands what its task throws to its own handler first. */
public class Workers {
    private Workers() {}

    public static void runAll(List<? extends Runnable> tasks) throws InterruptedException {
        tasks.forEach(Objects::requireNonNull);

        CountDownLatch ended = new CountDownLatch(tasks.size());
        int number = 0;
        for (Runnable task : tasks) {
            new Thread(() -> run(task, ended), "worker-" + number++).start();
        }
        ended.await();
    }

    private static void run(Runnable task, CountDownLatch ended) {
        try {
            task.run();
        } catch (Throwable thrown) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } finally {
            ended.countDown();
        }
    }
}
